import { setTimeout as pause } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { readIndexReport } from './read-report.ts';

const POLL_MS = 250;

/** Waits for what the indexer reports of a document after an earlier report; undefined if that takes too long. */
export async function awaitReport(
  client: S3Client,
  bucket: string,
  { key, before, limitMs }: { key: string; before: string | undefined; limitMs: number },
): Promise<ReportEntry | undefined> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const entry = (await readIndexReport(client, bucket))?.documents[key];
    if (entry && entry.at !== before) return entry;
    if (performance.now() >= deadline) return undefined;
    await pause(POLL_MS);
  }
}
