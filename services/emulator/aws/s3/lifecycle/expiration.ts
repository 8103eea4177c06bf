import type { LifecycleExpiration } from '@aws-sdk/client-s3';
import type { Bucket } from '../buckets.ts';
import { activeRules } from './active-rules.ts';
import { dueDate } from './due-date.ts';
import { appliesTo, type RuledVersion } from './rule-filter.ts';

/** When an object expires, and by which rule. */
export interface ObjectExpiration {
  readonly date: Date;
  readonly ruleId: string;
}

/** Returns the first expiration of a current version. If rules overlap, the shorter one counts. */
export function expirationOf(bucket: Bucket, version: RuledVersion): ObjectExpiration | undefined {
  let first: ObjectExpiration | undefined;
  for (const rule of activeRules(bucket)) {
    const date = dateOf(rule.actions.Expiration, version);
    if (date === undefined || !appliesTo(rule.conditions, version)) continue;
    if (first === undefined || date < first.date) first = { date, ruleId: rule.id };
  }
  return first;
}

/** Returns when an expiration by age or date is due for a version. */
export function dateOf(
  expiration: LifecycleExpiration | undefined,
  { lastModified }: RuledVersion,
): Date | undefined {
  if (expiration?.Days !== undefined) return dueDate(lastModified, expiration.Days);
  return expiration?.Date;
}

/** Returns the `x-amz-expiration` of a response about the current version of a key. */
export function expirationMember(bucket: Bucket, version: RuledVersion): { Expiration?: string } {
  const found = expirationOf(bucket, version);
  if (!found) return {};
  const { date, ruleId } = found;
  return {
    Expiration: `expiry-date="${date.toUTCString()}", rule-id="${encodeURIComponent(ruleId)}"`,
  };
}

/** When an unfinished upload is aborted, and by which rule. */
export interface AbortRule {
  readonly AbortDate?: Date;
  readonly AbortRuleId?: string;
}

/** Returns the members of a response about an unfinished upload. */
export function abortMembers(
  bucket: Bucket,
  upload: { readonly key: string; readonly initiated: string },
): AbortRule {
  let first: { readonly AbortDate: Date; readonly AbortRuleId: string } | undefined;
  for (const { id, conditions, actions } of activeRules(bucket)) {
    const days = actions.AbortIncompleteMultipartUpload?.DaysAfterInitiation;
    if (days === undefined || !upload.key.startsWith(conditions.prefix)) continue;
    const date = dueDate(upload.initiated, days);
    if (!first || date < first.AbortDate) first = { AbortDate: date, AbortRuleId: id };
  }
  return first ?? {};
}
