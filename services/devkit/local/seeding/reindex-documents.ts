import type { S3Client } from '@aws-sdk/client-s3';
import { documentKeys } from './document-keys.ts';
import { type IndexerQueue, notifyIndexer } from './notify-indexer.ts';

export interface ReindexDeps extends IndexerQueue {
  readonly s3: S3Client;
  /** How many passages the index holds. */
  readonly countPassages: () => Promise<number>;
}

/**
 * Tells the indexer of every document anew where the index is empty beside a bucket that is not: the bucket is what
 * counts, the index can always be made again from it.
 * @returns how many documents that were
 */
export async function reindexWhereLost(deps: ReindexDeps): Promise<number> {
  if ((await deps.countPassages()) > 0) return 0;
  const keys = await documentKeys(deps.s3, deps.bucket);
  await notifyIndexer(deps, keys);
  return keys.length;
}
