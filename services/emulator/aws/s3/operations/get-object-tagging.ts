import type { GetObjectTaggingOutput, GetObjectTaggingRequest } from '@aws-sdk/client-s3';
import type { S3Deps } from '../deps.ts';
import { findVersion, versionMember } from '../find-version.ts';
import { tagSet } from '../tags.ts';

/** Returns the tags of an object or of one of its versions. */
export async function getObjectTagging(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: GetObjectTaggingRequest,
): Promise<GetObjectTaggingOutput> {
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const objects = await buckets.objects(bucket.name);
  const version = await findVersion(objects, input.Key ?? '', input.VersionId);
  return { TagSet: tagSet(version.tags), ...versionMember(bucket, version) };
}
