import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

export interface ListedObject {
  readonly key: string;
  readonly modified: Date;
  /** Another one for other contents. */
  readonly etag: string;
}

/** Lists the objects below a prefix, in the order of their keys. */
export async function listObjects(
  s3: S3Client,
  bucket: string,
  prefix: string,
): Promise<readonly ListedObject[]> {
  const found: ListedObject[] = [];
  const request = { Bucket: bucket, Prefix: prefix };
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, request))
    for (const { Key, LastModified, ETag = '' } of Contents)
      if (Key !== undefined && LastModified)
        found.push({ key: Key, modified: LastModified, etag: ETag });
  return found;
}
