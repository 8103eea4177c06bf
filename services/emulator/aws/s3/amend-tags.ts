import type { DeleteObjectTaggingRequest } from '@aws-sdk/client-s3';
import type { WriteDeps } from './deps.ts';
import { findVersion, versionMember } from './find-version.ts';

/**
 * Replaces the tags of an object or of one of its versions.
 * Throws NoSuchBucket, NoSuchKey or NoSuchVersion if there is no such object.
 */
export async function amendTags(
  { buckets, locks }: Pick<WriteDeps, 'buckets' | 'locks'>,
  target: DeleteObjectTaggingRequest,
  tags: Readonly<Record<string, string>>,
): Promise<{ VersionId?: string }> {
  const bucket = buckets.require(target.Bucket, target.ExpectedBucketOwner);
  const key = target.Key ?? '';
  return locks.run(`${bucket.name}/${key}`, async () => {
    const objects = await buckets.objects(bucket.name);
    const version = await findVersion(objects, key, target.VersionId);
    await objects.amend({ ...version, tags });
    return versionMember(bucket, version);
  });
}
