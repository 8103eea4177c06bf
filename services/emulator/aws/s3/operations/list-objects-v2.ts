import type { ListObjectsV2Output, ListObjectsV2Request } from '@aws-sdk/client-s3';
import { Turns } from '../../../../base/turns.ts';
import { ACCOUNT_ID } from '../../service.ts';
import type { S3Deps } from '../deps.ts';
import { readToken, writeToken } from '../list-token.ts';
import { listCurrent, nameEncoder, pageSize } from '../listing.ts';
import { objectEntry } from '../object-entry.ts';
import { refuseOtherOptions } from '../supported-options.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Prefix',
  'Delimiter',
  'StartAfter',
  'ContinuationToken',
  'MaxKeys',
  'EncodingType',
  'FetchOwner',
  'ExpectedBucketOwner',
]);

/** Lists the current objects of a bucket in pages. */
export async function listObjectsV2(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: ListObjectsV2Request,
): Promise<ListObjectsV2Output> {
  refuseOtherOptions('ListObjectsV2', input, SUPPORTED_OPTIONS);
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const { Prefix: prefix = '', Delimiter: delimiter = '', ContinuationToken: token } = input;
  const encode = nameEncoder(input.EncodingType);
  const maxKeys = pageSize(input.MaxKeys);
  const after = token === undefined ? (input.StartAfter ?? '') : readToken(token);
  const { index } = await buckets.objects(bucket.name);
  const listing = listCurrent(index, { prefix, delimiter, after, maxKeys });
  const page = await new Turns().run(listing);
  const owner = input.FetchOwner ? { Owner: { ID: ACCOUNT_ID } } : {};
  return {
    Name: bucket.name,
    Prefix: encode(prefix),
    MaxKeys: maxKeys,
    KeyCount: page.contents.length + page.commonPrefixes.length,
    IsTruncated: page.next !== undefined,
    Contents: page.contents.map((version) => ({ ...objectEntry(version, encode), ...owner })),
    CommonPrefixes: page.commonPrefixes.map((name) => ({ Prefix: encode(name) })),
    ...(delimiter === '' ? {} : { Delimiter: encode(delimiter) }),
    ...(input.StartAfter === undefined ? {} : { StartAfter: encode(input.StartAfter) }),
    ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
    ...(token === undefined ? {} : { ContinuationToken: token }),
    ...(page.next === undefined ? {} : { NextContinuationToken: writeToken(page.next) }),
  };
}
