import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { contentTypeOf } from '../../documents/bucket/content-type.ts';
import { documentKeys } from '../../documents/bucket/document-keys.ts';
import { isSeeded, markSeeded } from './seed-marker.ts';

const PREFIX = 'documents/';
/** How many files are uploaded at the same time. */
const AT_ONCE = 8;

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
  const keyOf = (name: string) => PREFIX + name.split(sep).join('/');
  const missing = names.filter((name) => !there.has(keyOf(name)));
  const send = (name: string) => upload(client, bucket, keyOf(name), join(folder, name));
  // Descriptions first, so that no document is indexed twice; captions last, so that no cue is indexed before its video exists.
  for (const step of [isDescription, isOther, isCaption])
    await someAtOnce(missing.filter(step), send);
  await markSeeded(client, bucket);
  return missing.map(keyOf);
}

const isDescription = (name: string): boolean => name.endsWith('.meta.json');
const isCaption = (name: string): boolean => /\.(?:vtt|srt)$/.test(name);

const isOther = (name: string): boolean => !isDescription(name) && !isCaption(name);

async function someAtOnce(
  names: readonly string[],
  send: (name: string) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const sent = await Promise.allSettled(names.slice(at, at + AT_ONCE).map(send));
    // None is on its way any more when the caller hears that one failed.
    for (const one of sent) if (one.status === 'rejected') throw one.reason;
  }
}

async function documentsBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    // A help desk may delete the samples.
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => contentTypeOf(name) !== undefined).sort();
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
