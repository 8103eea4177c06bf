import type { S3Client } from '@aws-sdk/client-s3';
import { documentKeys } from '../../documents/bucket/document-keys.ts';
import { type IndexerQueue, notifyIndexer } from '../../documents/bucket/notify-indexer.ts';

export interface ReindexDeps extends IndexerQueue {
  readonly s3: S3Client;
  /** Returns how many passages the index has. */
  readonly countPassages: () => Promise<number>;
}

/**
 * Has the indexer read every document again if the index is empty and the bucket is not: the index can always be made
 * again from the bucket. Returns how many documents that are.
 */
export async function reindexIfLost(deps: ReindexDeps): Promise<number> {
  return (await deps.countPassages()) > 0 ? 0 : reindexDocuments(deps);
}

/** Has the indexer read every document again. Returns how many documents that are. */
export async function reindexDocuments(deps: Omit<ReindexDeps, 'countPassages'>): Promise<number> {
  const keys = await documentKeys(deps.s3, deps.bucket);
  await notifyIndexer(deps, keys);
  return keys.length;
}
