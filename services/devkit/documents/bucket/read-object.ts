import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isMissing } from './missing-object.ts';

/** Reads an object; undefined if it does not exist. */
export async function readObject(
  client: S3Client,
  bucket: string,
  key: string,
): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (error) {
    if (await isMissing(client, bucket, key, error)) return undefined;
    throw error;
  }
}
