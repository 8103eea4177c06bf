import type { LifecycleRule } from '@aws-sdk/client-s3';
import { type Properties, PropertyError } from '../properties.ts';

/** Converts one lifecycle rule to the names of the S3 API. */
export function lifecycleRule(rule: Properties): LifecycleRule {
  const days = rule.optionalNumber('ExpirationInDays');
  const noncurrent = rule.optionalMap('NoncurrentVersionExpiration');
  const unfinished = rule.optionalMap('AbortIncompleteMultipartUpload');
  const id = rule.optionalText('Id');
  return {
    ...(id === undefined ? {} : { ID: id }),
    Status: rule.text('Status') as 'Enabled',
    Filter: { Prefix: rule.optionalText('Prefix') ?? '' },
    ...(days === undefined ? {} : { Expiration: { Days: days } }),
    ...(noncurrent
      ? {
          NoncurrentVersionExpiration: {
            NoncurrentDays: requiredNumber(noncurrent, 'NoncurrentDays'),
          },
        }
      : {}),
    ...(unfinished
      ? {
          AbortIncompleteMultipartUpload: {
            DaysAfterInitiation: requiredNumber(unfinished, 'DaysAfterInitiation'),
          },
        }
      : {}),
  };
}

function requiredNumber(values: Properties, name: string): number {
  const value = values.optionalNumber(name);
  if (value === undefined) throw new PropertyError(`${name} is missing`);
  return value;
}
