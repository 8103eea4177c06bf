import { randomUUID } from 'node:crypto';
import type {
  BucketLifecycleConfiguration,
  LifecycleExpiration,
  LifecycleRule,
} from '@aws-sdk/client-s3';
import { NotImplementedError } from '../../errors.ts';
import { invalidArgument, invalidRequest, malformedXml } from '../errors.ts';
import { DAY_MS } from './due-date.ts';
import { conditionsOf } from './rule-filter.ts';

const MAX_RULES = 1000;
const MAX_ID = 255;

/**
 * Checks lifecycle rules, and adds an id to each that has none.
 * Throws MalformedXML, InvalidRequest or InvalidArgument as S3 does, NotImplemented for transitions.
 */
export function checkedLifecycle(
  configuration: BucketLifecycleConfiguration,
): BucketLifecycleConfiguration {
  const rules = configuration.Rules ?? [];
  if (rules.length === 0 || rules.length > MAX_RULES) throw malformedXml('1 to 1,000 rules.');
  const ids = rules.flatMap(({ ID: id }) => (id ? [id] : []));
  if (new Set(ids).size < ids.length) {
    throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule');
  }
  for (const rule of rules) checkRule(rule);
  return { Rules: rules.map((rule) => ({ ...rule, ID: rule.ID || randomUUID() })) };
}

function checkRule(rule: LifecycleRule): void {
  if ((rule.ID?.length ?? 0) > MAX_ID) {
    throw invalidArgument('ID length should not exceed allowed limit of 255');
  }
  if (rule.Status !== 'Enabled' && rule.Status !== 'Disabled') {
    throw malformedXml('the Status of a rule is Enabled or Disabled.');
  }
  if ((rule.Filter === undefined) === (rule.Prefix === undefined)) {
    throw malformedXml('a rule has either a Filter or a Prefix.');
  }
  refuseTransitions(rule);
  const { Expiration, NoncurrentVersionExpiration, AbortIncompleteMultipartUpload } = rule;
  if (!Expiration && !NoncurrentVersionExpiration && !AbortIncompleteMultipartUpload) {
    throw invalidRequest('At least one action needs to be specified in a rule');
  }
  checkFilter(rule);
  if (Expiration) checkExpiration(Expiration);
  checkOtherActions(rule);
}

function refuseTransitions(rule: LifecycleRule): void {
  if (rule.Transitions?.length) throw new NotImplementedError('S3 lifecycle Transition');
  if (rule.NoncurrentVersionTransitions?.length) {
    throw new NotImplementedError('S3 lifecycle NoncurrentVersionTransition');
  }
}

function checkFilter(rule: LifecycleRule): void {
  const members = Object.values(rule.Filter ?? {}).filter((value) => value !== undefined);
  if (members.length > 1) throw malformedXml('conditions of a Filter are joined by And.');
  const { tags, largerThan, smallerThan } = conditionsOf(rule);
  const hasTags = Object.keys(tags).length > 0;
  if (hasTags && rule.Expiration?.ExpiredObjectDeleteMarker !== undefined) {
    throw invalidRequest('Tag filters cannot be used with ExpiredObjectDeleteMarker');
  }
  const hasSize = largerThan !== undefined || smallerThan !== undefined;
  if (rule.AbortIncompleteMultipartUpload && (hasTags || hasSize)) {
    throw invalidRequest(
      'AbortIncompleteMultipartUpload cannot be specified with Tags or object sizes',
    );
  }
}

function checkExpiration({ Days, Date: date, ExpiredObjectDeleteMarker }: LifecycleExpiration) {
  const given = [Days, date, ExpiredObjectDeleteMarker].filter((value) => value !== undefined);
  if (given.length !== 1) {
    throw malformedXml('an Expiration has one of Days, Date and ExpiredObjectDeleteMarker.');
  }
  if (Days !== undefined) checkPositive(Days, "'Days' for Expiration action");
  if (date !== undefined && !(date.getTime() % DAY_MS === 0)) {
    throw invalidArgument("'Date' must be at midnight GMT");
  }
}

function checkOtherActions(rule: LifecycleRule): void {
  const { NoncurrentVersionExpiration: noncurrent, AbortIncompleteMultipartUpload: abort } = rule;
  if (noncurrent) {
    checkPositive(
      noncurrent.NoncurrentDays,
      "'NoncurrentDays' for NoncurrentVersionExpiration action",
    );
    const kept = noncurrent.NewerNoncurrentVersions;
    if (kept !== undefined && !(Number.isInteger(kept) && kept >= 1 && kept <= 100)) {
      throw invalidArgument("'NewerNoncurrentVersions' must be between 1 and 100");
    }
  }
  if (abort) {
    checkPositive(
      abort.DaysAfterInitiation,
      "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action",
    );
  }
}

function checkPositive(days: number | undefined, what: string): void {
  if (days === undefined) throw malformedXml(`${what} is missing.`);
  if (!Number.isInteger(days) || days < 1) {
    throw invalidArgument(`${what} must be a positive integer`);
  }
}
