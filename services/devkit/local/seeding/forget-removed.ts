import type { S3Client } from '@aws-sdk/client-s3';
import { documentKeys } from '../../documents/bucket/document-keys.ts';
import { type IndexerQueue, notifyIndexer } from '../../documents/bucket/notify-indexer.ts';

export interface ForgetDeps extends IndexerQueue {
  readonly s3: S3Client;
  /** Returns keys of indexed documents that are none of the given ones; possibly only some of them. */
  readonly indexedExcept: (keys: readonly string[]) => Promise<readonly string[]>;
}

/**
 * Has the indexer forget documents that the bucket no longer has: a new bucket, and an index that was kept. Returns how
 * many documents that are.
 */
export async function forgetRemoved(deps: ForgetDeps): Promise<number> {
  const keys = await documentKeys(deps.s3, deps.bucket);
  const gone = await deps.indexedExcept(keys);
  await notifyIndexer(deps, gone);
  return gone.length;
}
