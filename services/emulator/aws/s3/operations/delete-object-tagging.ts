import type { DeleteObjectTaggingOutput, DeleteObjectTaggingRequest } from '@aws-sdk/client-s3';
import { amendTags } from '../amend-tags.ts';
import type { WriteNeeds } from '../needs.ts';

/** Removes the tags of an object or of one of its versions. */
export async function deleteObjectTagging(
  needs: Pick<WriteNeeds, 'buckets' | 'locks'>,
  input: DeleteObjectTaggingRequest,
): Promise<DeleteObjectTaggingOutput> {
  return amendTags(needs, input, {});
}
