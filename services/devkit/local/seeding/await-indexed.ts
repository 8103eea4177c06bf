import { setTimeout as pause } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { documentOfKey, isPageFile } from '../../../bot/helpdesk/documents/document-of-key.ts';
import { readIndexReport } from '../../documents/bucket/read-report.ts';

const POLL_MS = 200;

export interface AwaitIndexedDeps {
  readonly client: S3Client;
  readonly bucket: string;
  readonly keys: readonly string[];
  readonly limitMs: number;
  /** Ends the waiting when it is aborted: the call rejects with its reason. */
  readonly ended?: AbortSignal;
}

/**
 * Waits until the indexer has reported each of the uploaded objects. Returns the documents that it has not reported
 * within the limit, or only as failed: those are tried again.
 */
export async function awaitIndexed(deps: AwaitIndexedDeps): Promise<readonly string[]> {
  const keys = deps.keys.filter((key) => !isPageFile(key));
  const documents = [...new Set(keys.map(documentKeyOf))];
  const deadline = performance.now() + deps.limitMs;
  for (;;) {
    const reported = documents.length > 0 ? await reportedKeys(deps) : new Set<string>();
    const waiting = documents.filter((key) => !reported.has(key));
    if (waiting.length === 0 || performance.now() >= deadline) return waiting;
    await pause(POLL_MS, undefined, deps.ended ? { signal: deps.ended } : {});
  }
}

/** A video's captions are reported as the video. */
function documentKeyOf(key: string): string {
  const document = documentOfKey(key);
  return 'key' in document ? document.key : key;
}

async function reportedKeys({ client, bucket }: AwaitIndexedDeps): Promise<ReadonlySet<string>> {
  const entries = Object.entries((await readIndexReport(client, bucket))?.documents ?? {});
  return new Set(entries.flatMap(([key, { state }]) => (state === 'failed' ? [] : [key])));
}
