import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { contentTypeOf } from './content-type.ts';
import { documentKeys } from './document-keys.ts';
import { isSeeded, markSeeded } from './seed-marker.ts';

const PREFIX = 'documents/';

/**
 * Uploads the first pages and videos to a bucket that was never seeded completely, with the stock client. Existing objects
 * stay as they are; objects that are deleted later do not come back. Returns the uploaded keys.
 */
export async function seedDocuments(
  client: S3Client,
  bucket: string,
  folder: string,
): Promise<readonly string[]> {
  const names = await documentsBelow(folder);
  if (names.length === 0 || (await isSeeded(client, bucket))) return [];
  const there = new Set(await documentKeys(client, bucket));
  const keys: string[] = [];
  for (const name of names) {
    const key = PREFIX + name.split(sep).join('/');
    if (there.has(key)) continue;
    await upload(client, bucket, key, join(folder, name));
    keys.push(key);
  }
  await markSeeded(client, bucket);
  return keys;
}

/** Lists captions last, so that no cue is indexed before its video exists. */
async function documentsBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    // A help desk may delete the samples.
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const documents = names.filter((name) => contentTypeOf(name) !== undefined).sort();
  const isCaption = (name: string) => /\.(?:vtt|srt)$/.test(name);
  return [...documents.filter((name) => !isCaption(name)), ...documents.filter(isCaption)];
}

async function upload(client: S3Client, bucket: string, key: string, path: string): Promise<void> {
  const { size } = await stat(path);
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: createReadStream(path),
      ContentLength: size,
      ContentType: contentTypeOf(path),
    }),
  );
}
