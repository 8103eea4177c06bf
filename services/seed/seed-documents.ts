import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { contentTypeOf } from './content-type.ts';

const PREFIX = 'documents/';

/**
 * Uploads the first pages and videos where the bucket has none yet, as anybody would: with the stock client.
 * Captions go after their video, so that no cue is indexed before its film is there.
 * @returns how many files were uploaded; 0 where the bucket had documents already
 */
export async function seedDocuments(
  client: S3Client,
  bucket: string,
  folder: string,
): Promise<number> {
  const { KeyCount } = await client.send(
    new ListObjectsV2Command({ Bucket: bucket, Prefix: PREFIX, MaxKeys: 1 }),
  );
  if (KeyCount) return 0;
  const names = await documentsBelow(folder);
  for (const name of names) await upload(client, bucket, folder, name);
  return names.length;
}

async function documentsBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    // A help desk may delete the samples: then there is nothing to begin with.
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const documents = names.filter((name) => contentTypeOf(name) !== undefined).sort();
  const isCaption = (name: string) => name.endsWith('.vtt');
  return [...documents.filter((name) => !isCaption(name)), ...documents.filter(isCaption)];
}

async function upload(
  client: S3Client,
  bucket: string,
  folder: string,
  name: string,
): Promise<void> {
  const path = join(folder, name);
  const { size } = await stat(path);
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: PREFIX + name.split(sep).join('/'),
      Body: createReadStream(path),
      ContentLength: size,
      ContentType: contentTypeOf(name),
    }),
  );
}
