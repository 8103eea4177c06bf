import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Log } from '../../../base/log.ts';
import { awaitIndexed } from '../seeding/await-indexed.ts';
import { forgetRemoved } from '../seeding/forget-removed.ts';
import { reindexWhereLost } from '../seeding/reindex-documents.ts';
import { seedDocuments } from '../seeding/seed-documents.ts';
import type { Passages } from './passages.ts';

export interface FillNeeds {
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
export async function fillIndex(needs: FillNeeds): Promise<void> {
  const { s3, bucket, passages, log } = needs;
  const keys = await seedDocuments(s3, bucket, join(needs.root, 'seed/documents'));
  if (keys.length > 0)
    log.info({ documents: keys.length }, 'the bucket was new: the samples are uploaded');
  else await reindex(needs);
  // Else an empty queue may mean that their notices are still on the way to it.
  if (needs.notifiesLate)
    await awaitIndexed({ client: s3, bucket, keys, limitMs: LIMIT_MS, ended: needs.ended });
  const gone = await forgetRemoved({ ...needs, indexedBeside: passages.keysBeside });
  if (gone > 0)
    log.warn({ documents: gone }, 'the index knew documents that the bucket has no more');
}

/** Where the index was lost and the bucket was not. */
async function reindex(needs: FillNeeds): Promise<void> {
  const lost = await reindexWhereLost({ ...needs, countPassages: needs.passages.count });
  if (lost > 0)
    needs.log.warn({ documents: lost }, 'the index was empty: it is made anew from the bucket');
}
