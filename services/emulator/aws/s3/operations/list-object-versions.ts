import type {
  DeleteMarkerEntry,
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
} from '@aws-sdk/client-s3';
import { ACCOUNT_ID } from '../../service.ts';
import type { S3Deps } from '../deps.ts';
import type { IndexEntry } from '../index-entry.ts';
import { nameEncoder, pageSize } from '../listing.ts';
import { objectEntry } from '../object-entry.ts';
import type { ObjectIndex } from '../object-index.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import { listVersions } from '../version-listing.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Prefix',
  'Delimiter',
  'KeyMarker',
  'VersionIdMarker',
  'MaxKeys',
  'EncodingType',
  'ExpectedBucketOwner',
]);

/** Lists all versions and delete markers in key order, the newest version of each key first. */
export async function listObjectVersions(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: ListObjectVersionsRequest,
): Promise<ListObjectVersionsOutput> {
  refuseOtherOptions('ListObjectVersions', input, SUPPORTED_OPTIONS);
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const encode = nameEncoder(input.EncodingType);
  const maxKeys = pageSize(input.MaxKeys);
  const { index } = await buckets.objects(bucket.name);
  const page = listVersions(index, {
    prefix: input.Prefix ?? '',
    delimiter: input.Delimiter ?? '',
    keyMarker: input.KeyMarker ?? '',
    versionIdMarker: input.VersionIdMarker,
    maxKeys,
  });
  return {
    Name: bucket.name,
    Prefix: encode(input.Prefix ?? ''),
    KeyMarker: encode(input.KeyMarker ?? ''),
    VersionIdMarker: input.VersionIdMarker ?? '',
    MaxKeys: maxKeys,
    IsTruncated: page.next !== undefined,
    Versions: page.versions
      .filter((version) => !version.isDeleteMarker)
      .map((version) => ({ ...objectEntry(version, encode), ...versionEntry(index, version) })),
    DeleteMarkers: page.versions
      .filter((version) => version.isDeleteMarker)
      .map((version) => ({ ...markerEntry(version, encode), ...versionEntry(index, version) })),
    CommonPrefixes: page.commonPrefixes.map((name) => ({ Prefix: encode(name) })),
    ...(input.Delimiter ? { Delimiter: encode(input.Delimiter) } : {}),
    ...(input.EncodingType ? { EncodingType: input.EncodingType } : {}),
    ...(page.next ? { NextKeyMarker: encode(page.next.key) } : {}),
    ...(page.next?.versionId ? { NextVersionIdMarker: page.next.versionId } : {}),
  };
}

function versionEntry(index: ObjectIndex, version: IndexEntry) {
  return {
    VersionId: version.versionId,
    IsLatest: index.newest(version.key) === version,
    Owner: { ID: ACCOUNT_ID },
  };
}

function markerEntry(version: IndexEntry, encode: (name: string) => string) {
  return {
    Key: encode(version.key),
    LastModified: new Date(version.lastModified),
  } satisfies DeleteMarkerEntry;
}
