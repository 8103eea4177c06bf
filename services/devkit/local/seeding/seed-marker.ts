import {
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { documentKeys } from '../../documents/bucket/document-keys.ts';

/** The object that marks a bucket as seeded. It is in the bucket itself, so that a new bucket is seeded again. */
const KEY = 'reports/seed.json';

/** Whether the bucket was seeded completely. */
export async function isSeeded(client: S3Client, bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket, Key: KEY }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    // The marker is damaged: a bucket with documents was seeded.
    if (error instanceof S3ServiceException && error.$fault === 'server') {
      return (await documentKeys(client, bucket)).length > 0;
    }
    throw error;
  }
}

/** Marks the bucket as seeded. */
export async function markSeeded(client: S3Client, bucket: string): Promise<void> {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: KEY,
      Body: '{"v":1,"state":"seeded"}\n',
      ContentType: 'application/json',
    }),
  );
}
