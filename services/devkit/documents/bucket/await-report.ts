import { setTimeout as pause } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { readIndexReport } from './read-report.ts';

const POLL_MS = 250;

/**
 * Waits for what the indexer reports of a document after an earlier report; undefined if that takes too long. A failure is
 * returned only then: it is tried again by itself.
 */
export async function awaitReport(
  client: S3Client,
  bucket: string,
  { key, before, limitMs }: { key: string; before: string | undefined; limitMs: number },
): Promise<ReportEntry | undefined> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const entry = (await readIndexReport(client, bucket))?.documents[key];
    const isNew = entry !== undefined && entry.at !== before;
    if (isNew && entry.state !== 'failed') return entry;
    if (performance.now() >= deadline) return isNew ? entry : undefined;
    await pause(POLL_MS);
  }
}
