import type { GetObjectTaggingOutput, GetObjectTaggingRequest } from '@aws-sdk/client-s3';
import { findVersion, versionMember } from '../find-version.ts';
import type { S3Needs } from '../needs.ts';
import { tagSet } from '../tags.ts';

/** Reads the tags of an object or of one of its versions. */
export async function getObjectTagging(
  { buckets }: Pick<S3Needs, 'buckets'>,
  input: GetObjectTaggingRequest,
): Promise<GetObjectTaggingOutput> {
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const objects = await buckets.objects(bucket.name);
  const version = findVersion(objects, input.Key ?? '', input.VersionId);
  return { TagSet: tagSet(version.tags), ...versionMember(bucket, version) };
}
