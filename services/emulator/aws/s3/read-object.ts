import type { GetObjectRequest, HeadObjectOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../errors.ts';
import type { BucketObjects } from './bucket-objects.ts';
import type { Bucket } from './buckets.ts';
import { type ByteRange, partRange, rangeOf } from './byte-range.ts';
import { checksumMembers } from './checksums.ts';
import { failedReadCondition } from './conditions.ts';
import { invalidRequest, preconditionFailed } from './errors.ts';
import { findVersion, versionMember } from './find-version.ts';
import { expirationMember } from './lifecycle/expiration.ts';
import { headerMembers } from './object-attributes.ts';
import type { ObjectVersion } from './object-version.ts';

/** Members that GetObject and HeadObject support. */
export const READ_MEMBERS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'VersionId',
  'Range',
  'PartNumber',
  'IfMatch',
  'IfNoneMatch',
  'IfModifiedSince',
  'IfUnmodifiedSince',
  'ChecksumMode',
  'ExpectedBucketOwner',
  'ResponseCacheControl',
  'ResponseContentDisposition',
  'ResponseContentEncoding',
  'ResponseContentLanguage',
  'ResponseContentType',
  'ResponseExpires',
]);

/** The result of a read: the version, the requested bytes, and the response without a body. */
export interface ObjectReading {
  readonly version: ObjectVersion;
  readonly range: ByteRange | undefined;
  readonly output: HeadObjectOutput;
}

/**
 * Finds a version, checks the conditions of the request, and builds the response.
 * Throws AwsError 304 or 412 if a condition fails, 404 or 405 if there is no such version, 416 if the range is invalid.
 */
export async function readObject(
  bucket: Bucket,
  objects: BucketObjects,
  input: GetObjectRequest,
  now: Date,
): Promise<ObjectReading> {
  const version = await findVersion(objects, input.Key ?? '', input.VersionId);
  checkConditions(bucket, version, input, now);
  const range = requestedRange(version, input);
  const output = {
    AcceptRanges: 'bytes',
    LastModified: new Date(version.lastModified),
    ETag: `"${version.etag}"`,
    ServerSideEncryption: 'AES256',
    Metadata: { ...version.metadata },
    ...versionMember(bucket, version),
    ...(version.sequence === objects.newest(version.key)?.sequence
      ? expirationMember(bucket, version)
      : {}),
    ...headerMembers(version),
    ...overridesOf(input),
    ...lengthOf(version, range),
    ...(input.ChecksumMode && !range ? fullChecksum(version) : {}),
    ...(input.PartNumber && version.parts ? { PartsCount: version.parts.length } : {}),
    ...tagCount(version),
  } satisfies HeadObjectOutput;
  return { version, range, output };
}

function checkConditions(
  bucket: Bucket,
  version: ObjectVersion,
  input: GetObjectRequest,
  now: Date,
): void {
  const failed = failedReadCondition(version, input, now);
  if (!failed) return;
  if (failed === 'IfMatch') throw preconditionFailed('If-Match');
  if (failed === 'IfUnmodifiedSince') throw preconditionFailed('If-Unmodified-Since');
  throw new AwsError('NotModified', 304, 'Not Modified', {
    headers: {
      etag: `"${version.etag}"`,
      'last-modified': new Date(version.lastModified).toUTCString(),
      ...(bucket.versioning ? { 'x-amz-version-id': version.versionId } : {}),
      ...(version.headers.CacheControl ? { 'cache-control': version.headers.CacheControl } : {}),
    },
  });
}

function requestedRange(
  version: ObjectVersion,
  { Range: range, PartNumber: part }: GetObjectRequest,
): ByteRange | undefined {
  if (part === undefined) return rangeOf(version, range);
  if (range !== undefined) {
    throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
  }
  return partRange(version, part);
}

function overridesOf(input: GetObjectRequest) {
  return {
    ...(input.ResponseCacheControl ? { CacheControl: input.ResponseCacheControl } : {}),
    ...(input.ResponseContentDisposition
      ? { ContentDisposition: input.ResponseContentDisposition }
      : {}),
    ...(input.ResponseContentEncoding ? { ContentEncoding: input.ResponseContentEncoding } : {}),
    ...(input.ResponseContentLanguage ? { ContentLanguage: input.ResponseContentLanguage } : {}),
    ...(input.ResponseContentType ? { ContentType: input.ResponseContentType } : {}),
    ...(input.ResponseExpires ? { Expires: input.ResponseExpires } : {}),
  };
}

function lengthOf({ size }: ObjectVersion, range: ByteRange | undefined) {
  if (!range) return { ContentLength: size };
  const { start, end } = range;
  return { ContentLength: end - start + 1, ContentRange: `bytes ${start}-${end}/${size}` };
}

/** Only for responses with the complete object, because the checksum does not cover a range. */
function fullChecksum(version: ObjectVersion) {
  return { ...checksumMembers(version.checksums), ChecksumType: version.checksumType };
}

function tagCount({ tags }: ObjectVersion) {
  const count = Object.keys(tags).length;
  return count > 0 ? { TagCount: count } : {};
}
