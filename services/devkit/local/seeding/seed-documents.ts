import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { documentOfKey } from '../../../bot/helpdesk/documents/document-of-key.ts';
import { contentTypeOf } from '../../documents/bucket/content-type.ts';
import { documentKeys } from '../../documents/bucket/document-keys.ts';
import { isSeeded, markSeeded } from './seed-marker.ts';

const PREFIX = 'documents/';
/** How many documents are uploaded at the same time: few, so that a batch of the indexer has all files of one. */
const AT_ONCE = 3;

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
  await someAtOnce(byDocument(missing, keyOf), async (names) => {
    for (const name of names) await send(name);
  });
  await markSeeded(client, bucket);
  return missing.map(keyOf);
}

/**
 * Groups files by the document that they belong to: those of one are uploaded one after the other, so that their notifications
 * come together and it is indexed once. Descriptions first, captions last: no cue is indexed before its video exists.
 */
function byDocument(
  names: readonly string[],
  keyOf: (name: string) => string,
): readonly (readonly string[])[] {
  const ordered = [isDescription, isOther, isCaption].flatMap((step) => names.filter(step));
  const groups = new Map<string, string[]>();
  for (const name of ordered) {
    const document = documentOfKey(keyOf(name));
    const key = 'key' in document ? document.key : name;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()];
}

const isDescription = (name: string): boolean => name.endsWith('.meta.json');
const isCaption = (name: string): boolean => /\.(?:vtt|srt)$/.test(name);

const isOther = (name: string): boolean => !isDescription(name) && !isCaption(name);

async function someAtOnce<Item>(
  items: readonly Item[],
  send: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const work = async () => {
    for (const item of waiting) await send(item);
  };
  const sent = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  // None is on its way any more when the caller hears that one failed.
  for (const one of sent) if (one.status === 'rejected') throw one.reason;
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
