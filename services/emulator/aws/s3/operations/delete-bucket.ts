import type { DeleteBucketRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { S3Deps } from '../deps.ts';

/** Deletes an empty bucket. Throws BucketNotEmpty if it has a version or a delete marker. */
export async function deleteBucket(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: DeleteBucketRequest,
): Promise<undefined> {
  const { name } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const objects = await buckets.objects(name);
  const isEmpty = () => objects.index.isEmpty && !objects.hasWrites;
  if (await buckets.remove(name, isEmpty)) return;
  throw new AwsError('BucketNotEmpty', 409, 'The bucket you tried to delete is not empty', {
    members: { BucketName: name },
  });
}
