import type { AbortMultipartUploadRequest } from '@aws-sdk/client-s3';
import { NotImplementedError } from '../../errors.ts';
import type { S3Deps } from '../deps.ts';

/** Aborts an upload and deletes its parts. */
export async function abortMultipartUpload(
  { buckets, uploads }: Pick<S3Deps, 'buckets' | 'uploads'>,
  input: AbortMultipartUploadRequest,
): Promise<undefined> {
  if (input.IfMatchInitiatedTime) {
    throw new NotImplementedError('S3 AbortMultipartUpload with IfMatchInitiatedTime');
  }
  const { name } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  await uploads.locks.run(input.UploadId ?? '', async () => {
    await uploads.remove(name, await uploads.require(name, input.Key, input.UploadId));
  });
}
