import { ListObjectsV2Command, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';

/**
 * Whether an error of reading an object means that there is none. S3 says so only to who may list the whole bucket, and to
 * others that access is denied: then a list of that one key, which staff may ask for, shows which it is.
 */
export async function isMissing(
  client: S3Client,
  bucket: string,
  key: string,
  error: unknown,
): Promise<boolean> {
  if (error instanceof NoSuchKey) return true;
  if (!(error instanceof Error) || error.name !== 'AccessDenied') return false;
  const list = new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 });
  const { Contents = [] } = await client.send(list);
  return Contents[0]?.Key !== key;
}
