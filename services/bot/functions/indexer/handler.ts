import { S3Client } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createOpenSearchClient } from '../../helpdesk/aws/opensearch-client.ts';
import { OpenSearchPassageIndex } from '../../helpdesk/aws/opensearch-passage-index.ts';
import { systemClock } from '../../helpdesk/clock.ts';
import docxScript from '../../helpdesk/documents/docx-thread.ts?thread';
import pdfScript from '../../helpdesk/documents/pdf-thread.ts?thread';
import { ReadersByKind } from '../../helpdesk/documents/readers-by-kind.ts';
import script from '../../helpdesk/documents/reading-thread.ts?thread';
import { ReadingThreads } from '../../helpdesk/documents/reading-threads.ts';
import { createJsonLog } from '../../helpdesk/json-log.ts';
import { readConfig } from './config.ts';
import { indexChanges } from './index-changes.ts';
import { S3DocumentSource } from './s3-document-source.ts';
import { S3ReportStore } from './s3-report-store.ts';

const config = readConfig();
const s3 = new S3Client({});
const client = createOpenSearchClient({ endpoint: config.searchEndpoint, region: config.region });
const deps = {
  source: new S3DocumentSource(s3, config.documentsBucket),
  reader: new ReadersByKind({
    // These unpack what they read, so few are read at once; a batch still ends within the function's time.
    docx: new ReadingThreads({ script: docxScript, atOnce: 2 }),
    pdf: new ReadingThreads({ script: pdfScript, atOnce: 2, deadlineMs: 9_000 }),
    others: new ReadingThreads({ script }),
  }),
  passages: new OpenSearchPassageIndex(client, config.searchIndex),
  report: new S3ReportStore(s3, config.documentsBucket),
  bucket: config.documentsBucket,
  clock: systemClock,
};

/** Indexes uploaded pages and videos: consumes S3's event notifications from the queue. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const log = createJsonLog(config.logLevel, context.awsRequestId, console.log);
  return indexChanges({ ...deps, log }, event.Records);
}
