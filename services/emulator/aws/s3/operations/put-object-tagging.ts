import type { PutObjectTaggingOutput, PutObjectTaggingRequest } from '@aws-sdk/client-s3';
import { amendTags } from '../amend-tags.ts';
import { limits } from '../limits.ts';
import type { WriteNeeds } from '../needs.ts';
import { tagsOf } from '../tags.ts';

/** Replaces the tags of an object or of one of its versions. */
export async function putObjectTagging(
  needs: Pick<WriteNeeds, 'buckets' | 'locks'>,
  input: PutObjectTaggingRequest,
): Promise<PutObjectTaggingOutput> {
  return amendTags(needs, input, tagsOf(input.Tagging?.TagSet ?? [], limits.objectTags));
}
