import type { LifecycleExpiration, LifecycleRule, LifecycleRuleFilter } from '@aws-sdk/client-s3';
import { type Properties, PropertyError } from '../properties.ts';

/** Converts one lifecycle rule to the names of the S3 API. */
export function lifecycleRule(rule: Properties): LifecycleRule {
  const expiration = expirationOf(rule);
  const noncurrent = rule.optionalMap('NoncurrentVersionExpiration');
  const unfinished = rule.optionalMap('AbortIncompleteMultipartUpload');
  const id = rule.optionalText('Id');
  return {
    ...(id === undefined ? {} : { ID: id }),
    Status: rule.text('Status') as 'Enabled',
    Filter: filterOf(rule),
    ...(expiration ? { Expiration: expiration } : {}),
    ...(noncurrent ? { NoncurrentVersionExpiration: noncurrentOf(noncurrent) } : {}),
    ...(unfinished
      ? {
          AbortIncompleteMultipartUpload: {
            DaysAfterInitiation: requiredNumber(unfinished, 'DaysAfterInitiation'),
          },
        }
      : {}),
  };
}

function expirationOf(rule: Properties): LifecycleExpiration | undefined {
  const days = rule.optionalNumber('ExpirationInDays');
  const date = rule.optionalText('ExpirationDate');
  const marker = rule.optionalBoolean('ExpiredObjectDeleteMarker');
  if (days === undefined && date === undefined && marker === undefined) return undefined;
  if (date !== undefined && Number.isNaN(Date.parse(date))) {
    throw new PropertyError(`ExpirationDate must be a date in ISO 8601, got ${date}`);
  }
  return {
    ...(days === undefined ? {} : { Days: days }),
    ...(date === undefined ? {} : { Date: new Date(date) }),
    ...(marker === undefined ? {} : { ExpiredObjectDeleteMarker: marker }),
  };
}

function noncurrentOf(noncurrent: Properties) {
  const newer = noncurrent.optionalNumber('NewerNoncurrentVersions');
  return {
    NoncurrentDays: requiredNumber(noncurrent, 'NoncurrentDays'),
    ...(newer === undefined ? {} : { NewerNoncurrentVersions: newer }),
  };
}

/** CloudFormation lists conditions side by side; the API joins more than one by `And`. */
function filterOf(rule: Properties): LifecycleRuleFilter {
  const prefix = rule.optionalText('Prefix');
  const larger = rule.optionalNumber('ObjectSizeGreaterThan');
  const smaller = rule.optionalNumber('ObjectSizeLessThan');
  const tags = rule.items('TagFilters').map((tag) => ({
    Key: tag.text('Key'),
    Value: tag.text('Value'),
  }));
  const conditions = {
    ...(prefix === undefined ? {} : { Prefix: prefix }),
    ...(larger === undefined ? {} : { ObjectSizeGreaterThan: larger }),
    ...(smaller === undefined ? {} : { ObjectSizeLessThan: smaller }),
  };
  const count = Object.keys(conditions).length + tags.length;
  if (count === 0) return { Prefix: '' };
  if (count === 1) return tags[0] ? { Tag: tags[0] } : conditions;
  return { And: { ...conditions, ...(tags.length > 0 ? { Tags: tags } : {}) } };
}

function requiredNumber(values: Properties, name: string): number {
  const value = values.optionalNumber(name);
  if (value === undefined) throw new PropertyError(`${name} is missing`);
  return value;
}
