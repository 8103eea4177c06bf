import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Log } from '../../../base/log.ts';
import { awaitIndexed } from '../seeding/await-indexed.ts';
import { forgetRemoved } from '../seeding/forget-removed.ts';
import { reindexDocuments, reindexIfLost } from '../seeding/reindex-documents.ts';
import { seedDocuments } from '../seeding/seed-documents.ts';
import { migrateIndex } from './migrate-index.ts';
import type { Passages } from './passages.ts';

export interface FillDeps {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly bucket: string;
  readonly queueUrl: string;
  readonly passages: Passages;
  /** The version of the sentence encoder that passages have vectors of; undefined without one. */
  readonly encoder: string | undefined;
  /** Whether an upload is answered before its notification reaches the queue, as S3 does. */
  readonly notifiesLate: boolean;
  /** The folder with seed/. */
  readonly root: string;
  readonly log: Log;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
}

const LIMIT_MS = 60_000;

/** Uploads the samples to a new bucket; their notifications wait in the queue for the indexer. Returns the keys. */
export async function fillBucket({
  s3,
  bucket,
  root,
  log,
}: Pick<FillDeps, 's3' | 'bucket' | 'root' | 'log'>): Promise<readonly string[]> {
  const keys = await seedDocuments(s3, bucket, join(root, 'seed/documents'));
  if (keys.length > 0)
    log.info({ documents: keys.length }, 'the bucket was new: the samples are uploaded');
  return keys;
}

/**
 * Makes the index ready for questions: brings it in line with the bucket if either of them has lost what it kept. `keys` were
 * just uploaded.
 */
export async function fillIndex(deps: FillDeps, keys: readonly string[]): Promise<void> {
  const { s3, bucket, notifiesLate, ended } = deps;
  if (keys.length === 0) await reindex(deps);
  // Otherwise an empty queue may mean that their notifications are still on the way to it.
  if (notifiesLate) await awaitIndexed({ client: s3, bucket, keys, limitMs: LIMIT_MS, ended });
  await migrateIndex(deps);
  await forget(deps);
}

/** Indexes all documents again if the index was lost and the bucket was not, or if passages lack vectors of the encoder. */
async function reindex(deps: FillDeps): Promise<void> {
  const { s3, sqs, bucket, queueUrl, passages, encoder, log } = deps;
  const countPassages = () => passages.count();
  const lost = await reindexIfLost({ s3, sqs, bucket, queueUrl, countPassages });
  if (lost > 0)
    log.warn({ documents: lost }, 'the index was empty: it is being rebuilt from the bucket');
  if (lost > 0 || !encoder || (await passages.countWithoutVector(encoder)) === 0) return;
  const documents = await reindexDocuments({ s3, sqs, bucket, queueUrl });
  log.info({ documents }, 'passages without a vector of the encoder are being encoded');
}

/** Forgets documents that the index knows and the bucket has lost. */
async function forget({ s3, sqs, bucket, queueUrl, passages, log }: FillDeps): Promise<void> {
  const indexedExcept = (keys: readonly string[]) => passages.keysExcept(keys);
  const gone = await forgetRemoved({ s3, sqs, bucket, queueUrl, indexedExcept });
  if (gone > 0)
    log.warn({ documents: gone }, 'the index knew documents that the bucket has no more');
}
