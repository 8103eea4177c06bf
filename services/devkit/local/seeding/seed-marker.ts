import { HeadObjectCommand, NotFound, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Says that all samples were uploaded. In the same bucket, so that a bucket made anew is seeded anew. */
const KEY = 'reports/seed.json';

/** Whether the bucket was seeded before, to the end. */
export async function isSeeded(client: S3Client, bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket, Key: KEY }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/** Keeps in the bucket that it is seeded. */
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
