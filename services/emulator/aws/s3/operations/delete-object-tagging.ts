import type { DeleteObjectTaggingOutput, DeleteObjectTaggingRequest } from '@aws-sdk/client-s3';
import { amendTags } from '../amend-tags.ts';
import type { WriteDeps } from '../deps.ts';

/** Deletes the tags of an object or of one of its versions. */
export async function deleteObjectTagging(
  deps: Pick<WriteDeps, 'buckets' | 'locks'>,
  input: DeleteObjectTaggingRequest,
): Promise<DeleteObjectTaggingOutput> {
  return amendTags(deps, input, {});
}
