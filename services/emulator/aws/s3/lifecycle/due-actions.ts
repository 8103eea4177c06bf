import type { Bucket } from '../buckets.ts';
import { activeRules } from './active-rules.ts';
import { dueDate } from './due-date.ts';
import { dateOf } from './expiration.ts';
import { appliesTo, type RuledVersion } from './rule-filter.ts';

/** What the lifecycle rules ask for one key now. */
export interface DueActions {
  /** The current version gets a delete marker on top. */
  readonly addsMarker: boolean;
  /** Versions and markers to delete permanently. */
  readonly removed: readonly RuledVersion[];
}

/**
 * Returns what is due for a key, whose versions are newest first. The current version expires to a delete marker if the
 * bucket has versioning, permanently otherwise; noncurrent versions and markers that hide nothing go permanently.
 */
export function dueActions(
  bucket: Bucket,
  versions: readonly RuledVersion[],
  now: Date,
): DueActions {
  const [current] = versions;
  if (!current) return { addsMarker: false, removed: [] };
  const removed = versions.filter(
    (version, index) => index > 0 && isOldNoncurrent(bucket, versions, version, index, now),
  );
  if (current.isDeleteMarker) {
    const isAlone = versions.length === 1;
    const isExpired = isAlone && isExpiredMarker(bucket, current, now);
    return { addsMarker: false, removed: isExpired ? [current] : removed };
  }
  const isExpired = activeRules(bucket).some(
    ({ conditions, actions }) =>
      isPast(dateOf(actions.Expiration, current), now) && appliesTo(conditions, current),
  );
  if (!isExpired) return { addsMarker: false, removed };
  if (bucket.versioning) return { addsMarker: true, removed };
  return { addsMarker: false, removed: [current, ...removed] };
}

/** A marker without versions below it goes at once if a rule asks for that, or at the age of the rule's objects. */
function isExpiredMarker(bucket: Bucket, marker: RuledVersion, now: Date): boolean {
  return activeRules(bucket).some(
    ({ conditions, actions: { Expiration: expiration } }) =>
      (expiration?.ExpiredObjectDeleteMarker === true || isPast(dateOf(expiration, marker), now)) &&
      appliesTo(conditions, marker),
  );
}

/** A version is noncurrent since its successor was written. */
function isOldNoncurrent(
  bucket: Bucket,
  versions: readonly RuledVersion[],
  version: RuledVersion,
  index: number,
  now: Date,
): boolean {
  const since = versions[index - 1]?.lastModified ?? version.lastModified;
  return activeRules(bucket).some(({ conditions, actions }) => {
    const { NoncurrentDays: days, NewerNoncurrentVersions: kept = 0 } =
      actions.NoncurrentVersionExpiration ?? {};
    if (days === undefined || index - 1 < kept) return false;
    return isPast(dueDate(since, days), now) && appliesTo(conditions, version);
  });
}

function isPast(date: Date | undefined, now: Date): boolean {
  return date !== undefined && date <= now;
}
