import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Log } from '../../../base/log.ts';
import { awaitIndexed } from '../seeding/await-indexed.ts';
import { forgetRemoved } from '../seeding/forget-removed.ts';
import { reindexWhereLost } from '../seeding/reindex-documents.ts';
import { seedDocuments } from '../seeding/seed-documents.ts';
import type { Passages } from './passages.ts';

export interface FillDeps {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly bucket: string;
  readonly queueUrl: string;
  readonly passages: Passages;
  /** Whether an upload is answered before the queue has heard of it, as S3 does. */
  readonly notifiesLate: boolean;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
  /** The folder with seed/. */
  readonly root: string;
  readonly log: Log;
}

const LIMIT_MS = 60_000;

/**
 * Brings bucket and index to where questions find answers: the samples where the bucket is new, and the index in line
 * with the bucket where either of them has lost what it kept.
 */
export async function fillIndex(deps: FillDeps): Promise<void> {
  const { s3, bucket, passages, log } = deps;
  const keys = await seedDocuments(s3, bucket, join(deps.root, 'seed/documents'));
  if (keys.length > 0)
    log.info({ documents: keys.length }, 'the bucket was new: the samples are uploaded');
  else await reindex(deps);
  // Else an empty queue may mean that their notices are still on the way to it.
  if (deps.notifiesLate)
    await awaitIndexed({ client: s3, bucket, keys, limitMs: LIMIT_MS, ended: deps.ended });
  const gone = await forgetRemoved({ ...deps, indexedBeside: passages.keysBeside });
  if (gone > 0)
    log.warn({ documents: gone }, 'the index knew documents that the bucket has no more');
}

/** Where the index was lost and the bucket was not. */
async function reindex(deps: FillDeps): Promise<void> {
  const lost = await reindexWhereLost({ ...deps, countPassages: deps.passages.count });
  if (lost > 0)
    deps.log.warn({ documents: lost }, 'the index was empty: it is made anew from the bucket');
}
