import type { Buckets } from '../buckets.ts';

/** A message for a queue, written to disk before the object change that it announces (transactional outbox). */
export interface PendingNotification {
  /** `<sequence>-<n>`: sorts by age. */
  readonly id: string;
  readonly queueArn: string;
  readonly body: string;
  readonly bucket: string;
  readonly key: string;
  /** Of the version that is written, or of the version that a removal removes. */
  readonly sequence: string;
  readonly isRemoval: boolean;
}

/**
 * Returns whether the announced change was made before the process stopped. If nothing is left of the key, a write may
 * have been made and removed since: it counts as made, for a message too many does less harm than one too few.
 */
export async function isChangeMade(
  { bucket, key, sequence, isRemoval }: PendingNotification,
  buckets: Buckets,
): Promise<boolean> {
  if (!buckets.find(bucket)) return false;
  const versions = (await buckets.objects(bucket)).index.versions(key);
  const isPresent = versions.some((version) => version.sequence === sequence);
  if (isRemoval) return !isPresent;
  return (
    isPresent || versions.length === 0 || versions.some((version) => version.sequence > sequence)
  );
}
