import { S3Client } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createOpenSearchClient } from '../../helpdesk/aws/opensearch-client.ts';
import { OpenSearchGenerations } from '../../helpdesk/aws/opensearch-generations.ts';
import { OpenSearchPassageIndex } from '../../helpdesk/aws/opensearch-passage-index.ts';
import { S3JsonObjects } from '../../helpdesk/aws/s3-json-objects.ts';
import { systemClock } from '../../helpdesk/clock.ts';
import docxScript from '../../helpdesk/documents/docx-thread.ts?thread';
import { dropReplaced } from '../../helpdesk/documents/drop-replaced.ts';
import pdfScript from '../../helpdesk/documents/pdf-thread.ts?thread';
import { ReadersByKind } from '../../helpdesk/documents/readers-by-kind.ts';
import script from '../../helpdesk/documents/reading-thread.ts?thread';
import { ReadingThreads } from '../../helpdesk/documents/reading-threads.ts';
import { targetReportKey } from '../../helpdesk/documents/reindex-state.ts';
import { openEncoder } from '../../helpdesk/encoder/optional-encoder.ts';
import { createJsonLog, type Log } from '../../helpdesk/json-log.ts';
import { readConfig } from './config.ts';
import { dropExpired } from './drop-expired.ts';
import { Hourly } from './hourly.ts';
import { indexByTarget, type TargetStores } from './index-by-target.ts';
import { S3DocumentSource } from './s3-document-source.ts';
import { S3ReportStore } from './s3-report-store.ts';

const config = readConfig();
const s3 = new S3Client({});
const client = createOpenSearchClient({ endpoint: config.searchEndpoint, region: config.region });
const live = {
  passages: new OpenSearchPassageIndex(client, config.searchIndex),
  report: new S3ReportStore(s3, config.documentsBucket),
};
const encoder = await openEncoder(config, createJsonLog(config.logLevel, 'start', console.log));
const deps = {
  source: new S3DocumentSource(s3, config.documentsBucket),
  reader: new ReadersByKind({
    // These unpack what they read, so few are read at once; a batch still ends within the function's time.
    docx: new ReadingThreads({ script: docxScript, atOnce: 2 }),
    pdf: new ReadingThreads({ script: pdfScript, atOnce: 2, deadlineMs: 9_000 }),
    others: new ReadingThreads({ script, atOnce: 2 }),
  }),
  // What is unchanged keeps its vectors, also in an index that is being filled.
  ...(encoder && { encoding: { encoder, stored: live.passages, clock: systemClock } }),
  bucket: config.documentsBucket,
  clock: systemClock,
};
const objects = new S3JsonObjects(s3, config.documentsBucket);
const generations = new OpenSearchGenerations(client, config.searchIndex);
const targets = {
  alias: config.searchIndex,
  storesOf: (index?: string) => (index === undefined ? live : storesOfTarget(index)),
  exists: (index: string) => generations.exists(index),
};
const hourly = new Hourly(systemClock);

/** Indexes uploaded pages and videos: consumes S3's event notifications from the queue. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const log = createJsonLog(config.logLevel, context.awsRequestId, console.log);
  const response = await indexByTarget({ ...deps, targets, log }, event.Records);
  await hourly.run(() => tidy(log));
  return response;
}

/** What is being filled has a report of its own, as the other one describes what is found. */
function storesOfTarget(index: string): TargetStores {
  return {
    passages: new OpenSearchPassageIndex(client, index, { isTarget: true }),
    report: new S3ReportStore(s3, config.documentsBucket, targetReportKey(index)),
  };
}

/** What has been indexed is not indexed again because of what could not be removed: the next run tries again. */
async function tidy(log: Log): Promise<void> {
  try {
    const expired = await dropExpired({ ...deps, ...live });
    if (expired.length > 0) log.info({ expired }, 'expired documents removed');
    const dropped = await dropReplaced({ objects, generations, clock: systemClock });
    if (dropped.length > 0) log.info({ dropped }, 'replaced indices removed');
  } catch (err) {
    log.warn({ err }, 'replaced indices or expired documents not removed');
  }
}
