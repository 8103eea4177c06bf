import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

const PREFIX = 'documents/';

/** Lists the keys of all documents in the bucket. */
export async function documentKeys(client: S3Client, bucket: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: PREFIX })) {
    for (const { Key } of page.Contents ?? []) if (Key) keys.push(Key);
  }
  return keys;
}
