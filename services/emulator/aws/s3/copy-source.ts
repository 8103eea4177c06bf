import type { CopyObjectRequest } from '@aws-sdk/client-s3';
import type { BucketObjects } from './bucket-objects.ts';
import { failedReadCondition } from './conditions.ts';
import type { S3Deps } from './deps.ts';
import { invalidArgument, preconditionFailed } from './errors.ts';
import { findVersion, versionMember } from './find-version.ts';
import type { ObjectVersion } from './object-version.ts';

export interface CopySource {
  readonly bucketName: string;
  readonly objects: BucketObjects;
  readonly version: ObjectVersion;
}

type CopySourceInput = Pick<
  CopyObjectRequest,
  | 'CopySource'
  | 'CopySourceIfMatch'
  | 'CopySourceIfNoneMatch'
  | 'CopySourceIfModifiedSince'
  | 'CopySourceIfUnmodifiedSince'
  | 'ExpectedSourceBucketOwner'
>;

/** Members of a request that findCopySource supports. */
export const COPY_SOURCE_MEMBERS = [
  'CopySource',
  'CopySourceIfMatch',
  'CopySourceIfNoneMatch',
  'CopySourceIfModifiedSince',
  'CopySourceIfUnmodifiedSince',
  'ExpectedSourceBucketOwner',
] as const;

/**
 * Finds the version to copy and checks the conditions on it.
 * Throws InvalidArgument if the source is not valid, NoSuchBucket, NoSuchKey or NoSuchVersion if it does not exist,
 * PreconditionFailed if a condition does not hold.
 */
export async function findCopySource(
  { buckets, clock }: Pick<S3Deps, 'buckets' | 'clock'>,
  input: CopySourceInput,
): Promise<CopySource> {
  const { bucketName, key, versionId } = parseCopySource(input.CopySource ?? '');
  const bucket = buckets.require(bucketName, input.ExpectedSourceBucketOwner);
  const objects = await buckets.objects(bucket.name);
  const version = await findVersion(objects, key, versionId);
  const conditions = {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  };
  const failed = failedReadCondition(version, conditions, clock.now());
  if (failed) throw preconditionFailed(`x-amz-copy-source-${failed}`);
  return { bucketName, objects, version };
}

/** Returns the source's version id as a member of a response. It is absent if the bucket has no versioning. */
export function sourceVersionMember(
  { buckets }: Pick<S3Deps, 'buckets'>,
  { bucketName, version }: CopySource,
): { CopySourceVersionId?: string } {
  const { VersionId } = versionMember(buckets.require(bucketName), version);
  return VersionId ? { CopySourceVersionId: VersionId } : {};
}

/** Parses `[/]bucket/key[?versionId=id]` with a URL-encoded key. Throws InvalidArgument if it is not that. */
export function parseCopySource(source: string) {
  const [, bucketName, encoded, versionId] =
    /^\/?([^/]+)\/([^?]+)(?:\?versionId=([^&]*))?$/.exec(source) ?? [];
  if (bucketName === undefined || encoded === undefined) throw badSource(source);
  try {
    return { bucketName, key: decodeURIComponent(encoded), versionId };
  } catch {
    throw badSource(source);
  }
}

function badSource(source: string) {
  return invalidArgument(
    'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    {
      ArgumentName: 'x-amz-copy-source',
      ArgumentValue: source.slice(0, 200),
    },
  );
}
