import type { S3Client } from '@aws-sdk/client-s3';
import { readObject as readBytes } from '../documents/bucket/read-object.ts';

/** Reads an object as text; resolves with undefined if there is none. Throws what S3 throws. */
export async function readObject(
  s3: S3Client,
  bucket: string,
  key: string,
): Promise<string | undefined> {
  const bytes = await readBytes(s3, bucket, key);
  return bytes && Buffer.from(bytes).toString('utf8');
}
