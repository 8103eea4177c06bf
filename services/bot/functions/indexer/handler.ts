import { S3Client } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { openSearchClient } from '../../helpdesk/aws/opensearch-client.ts';
import { openSearchPassageIndex } from '../../helpdesk/aws/opensearch-passage-index.ts';
import { systemClock } from '../../helpdesk/clock.ts';
import { jsonLog } from '../../helpdesk/json-log.ts';
import { readConfig } from './config.ts';
import { indexChanges } from './index-changes.ts';
import { s3DocumentSource } from './s3-document-source.ts';
import { s3ReportStore } from './s3-report-store.ts';

const config = readConfig();
const s3 = new S3Client({});
const client = openSearchClient({ endpoint: config.searchEndpoint, region: config.region });
const deps = {
  source: s3DocumentSource(s3, config.documentsBucket),
  passages: openSearchPassageIndex({ client, index: config.searchIndex }),
  report: s3ReportStore(s3, config.documentsBucket),
  bucket: config.documentsBucket,
  clock: systemClock,
};

/** Makes uploaded pages and videos findable: takes S3's notices off the queue. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const log = jsonLog(config.logLevel, context.awsRequestId, console.log);
  return indexChanges({ ...deps, log }, event.Records);
}
