import type { BucketLifecycleConfiguration, LifecycleRule } from '@aws-sdk/client-s3';
import type { Bucket } from '../buckets.ts';
import { conditionsOf, type RuleConditions } from './rule-filter.ts';

/** A rule that is enabled, with its conditions. */
export interface ActiveRule {
  readonly id: string;
  readonly conditions: RuleConditions;
  readonly actions: Pick<
    LifecycleRule,
    'Expiration' | 'NoncurrentVersionExpiration' | 'AbortIncompleteMultipartUpload'
  >;
}

/** Rules are read for every key and every response: converted once for each configuration. */
const CONVERTED = new WeakMap<object, readonly ActiveRule[]>();

/** Returns the enabled lifecycle rules of a bucket. */
export function activeRules({ configurations }: Bucket): readonly ActiveRule[] {
  const stored = configurations.lifecycle as BucketLifecycleConfiguration | undefined;
  if (!stored) return [];
  const known = CONVERTED.get(stored);
  if (known) return known;
  const rules = (stored.Rules ?? [])
    .filter(({ Status: status }) => status === 'Enabled')
    .map((rule) => ({ id: rule.ID ?? '', conditions: conditionsOf(rule), actions: rule }));
  CONVERTED.set(stored, rules);
  return rules;
}
