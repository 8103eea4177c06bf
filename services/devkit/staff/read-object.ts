import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/**
 * Reads an object; resolves with undefined if there is none. S3 says so only to who may list the whole bucket, and to others
 * that access is denied: then a list of that one key, which staff may ask for, has it or not. Throws what S3 throws.
 */
export async function readObject(
  s3: S3Client,
  bucket: string,
  key: string,
): Promise<string | undefined> {
  try {
    const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await found.Body?.transformToString();
  } catch (error) {
    if (isNamed(error, 'NoSuchKey')) return undefined;
    if (isNamed(error, 'AccessDenied') && !(await isListed(s3, bucket, key))) return undefined;
    throw error;
  }
}

async function isListed(s3: S3Client, bucket: string, key: string): Promise<boolean> {
  const request = { Bucket: bucket, Prefix: key, MaxKeys: 1 };
  const { Contents = [] } = await s3.send(new ListObjectsV2Command(request));
  return Contents[0]?.Key === key;
}

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof Error && error.name === name;
