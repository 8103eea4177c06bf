import type { Buckets } from '../buckets.ts';
import type { Intent } from './intents.ts';

/**
 * Whether the change that an intent tells of was made before the process stopped. Where nothing is left of the key, a
 * write may have been made and removed since: it counts as made, for a message too many harms less than one too few.
 */
export async function tookPlace(
  { bucket, key, sequence, isRemoval }: Intent,
  buckets: Buckets,
): Promise<boolean> {
  if (!buckets.find(bucket)) return false;
  const versions = (await buckets.objects(bucket)).index.versions(key);
  const isThere = versions.some((version) => version.sequence === sequence);
  if (isRemoval) return !isThere;
  return (
    isThere || versions.length === 0 || versions.some((version) => version.sequence > sequence)
  );
}
