import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { documentOfKey } from '../../../bot/helpdesk/documents/document-of-key.ts';
import type { IndexReport } from '../../../bot/helpdesk/documents/index-report.ts';

const REPORT = 'reports/index.json';
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
 * within the limit.
 */
export async function awaitIndexed(deps: AwaitIndexedDeps): Promise<readonly string[]> {
  const documents = [...new Set(deps.keys.map(documentKeyOf))];
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
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: REPORT }));
    const { documents } = JSON.parse((await Body?.transformToString()) ?? '{}') as IndexReport;
    return new Set(Object.keys(documents ?? {}));
  } catch (error) {
    if (error instanceof NoSuchKey) return new Set();
    throw error;
  }
}
