import type { ListObjectsOutput, ListObjectsRequest } from '@aws-sdk/client-s3';
import { Turns } from '../../../../base/turns.ts';
import { ACCOUNT_ID } from '../../service.ts';
import type { S3Deps } from '../deps.ts';
import { listCurrent, nameEncoder, pageSize } from '../listing.ts';
import { objectEntry } from '../object-entry.ts';
import { refuseOtherOptions } from '../supported-options.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Prefix',
  'Delimiter',
  'Marker',
  'MaxKeys',
  'EncodingType',
  'ExpectedBucketOwner',
]);

/** The older listing, which continues from a key instead of a token. */
export async function listObjects(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: ListObjectsRequest,
): Promise<ListObjectsOutput> {
  refuseOtherOptions('ListObjects', input, SUPPORTED_OPTIONS);
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const { Prefix: prefix = '', Delimiter: delimiter = '', Marker: marker = '' } = input;
  const encode = nameEncoder(input.EncodingType);
  const maxKeys = pageSize(input.MaxKeys);
  const { index } = await buckets.objects(bucket.name);
  const listing = listCurrent(index, { prefix, delimiter, after: marker, maxKeys });
  const page = await new Turns().run(listing);
  // Without a delimiter, the last key is the next marker and S3 does not return it again.
  const hasNextMarker = page.next !== undefined && delimiter !== '';
  return {
    Name: bucket.name,
    Prefix: encode(prefix),
    Marker: encode(marker),
    MaxKeys: maxKeys,
    IsTruncated: page.next !== undefined,
    Contents: page.contents.map((version) => ({
      ...objectEntry(version, encode),
      Owner: { ID: ACCOUNT_ID },
    })),
    CommonPrefixes: page.commonPrefixes.map((name) => ({ Prefix: encode(name) })),
    ...(delimiter === '' ? {} : { Delimiter: encode(delimiter) }),
    ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
    ...(hasNextMarker ? { NextMarker: encode(page.next ?? '') } : {}),
  };
}
