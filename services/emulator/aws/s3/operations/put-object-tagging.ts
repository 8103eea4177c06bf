import type { PutObjectTaggingOutput, PutObjectTaggingRequest } from '@aws-sdk/client-s3';
import { amendTags } from '../amend-tags.ts';
import type { WriteDeps } from '../deps.ts';
import { LIMITS } from '../limits.ts';
import { tagsOf } from '../tags.ts';

/** Replaces the tags of an object or of one of its versions. */
export async function putObjectTagging(
  deps: Pick<WriteDeps, 'buckets' | 'locks'>,
  input: PutObjectTaggingRequest,
): Promise<PutObjectTaggingOutput> {
  return amendTags(deps, input, tagsOf(input.Tagging?.TagSet ?? [], LIMITS.objectTags));
}
