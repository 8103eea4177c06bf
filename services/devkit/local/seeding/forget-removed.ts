import type { S3Client } from '@aws-sdk/client-s3';
import { documentKeys } from './document-keys.ts';
import { type IndexerQueue, notifyIndexer } from './notify-indexer.ts';

export interface ForgetDeps extends IndexerQueue {
  readonly s3: S3Client;
  /** Keys of indexed documents that are none of the given ones; may give some of them at a time. */
  readonly indexedBeside: (keys: readonly string[]) => Promise<readonly string[]>;
}

/**
 * Tells the indexer of documents that answers still come from though the bucket has them no more: a bucket that was made
 * anew beside an index that was kept.
 * @returns how many documents that were
 */
export async function forgetRemoved(deps: ForgetDeps): Promise<number> {
  const keys = await documentKeys(deps.s3, deps.bucket);
  const gone = await deps.indexedBeside(keys);
  await notifyIndexer(deps, gone);
  return gone.length;
}
