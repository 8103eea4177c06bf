import { DeleteObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { documentOfKey } from '../../../bot/helpdesk/documents/document-of-key.ts';

const PREFIX = 'documents/';
/** A page that docs add has saved: its folder is its own. */
const OWN_FOLDER = /^(documents\/.+\/)page\.html$/;

/**
 * Deletes a document with its captions, its description and, of a saved page, its files. Returns the deleted keys, the
 * document's own first; none if it does not exist.
 */
export async function removeDocument(
  client: S3Client,
  bucket: string,
  name: string,
): Promise<readonly string[]> {
  const key = name.startsWith(PREFIX) ? name : PREFIX + name;
  const keys = await keysOf(client, bucket, key);
  if (!keys.includes(key)) return [];
  const ordered = [key, ...keys.filter((other) => other !== key)];
  for (const Key of ordered) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  return ordered;
}

async function keysOf(client: S3Client, bucket: string, key: string): Promise<string[]> {
  const files = `${OWN_FOLDER.exec(key)?.[1] ?? key}files/`;
  const stem = key.replace(/\.[^./]+$/, '');
  const prefix = OWN_FOLDER.exec(key)?.[1] ?? stem;
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key = '' } of page.Contents ?? []) {
      if (Key === key || Key.startsWith(files) || belongsTo(Key, key)) keys.push(Key);
    }
  }
  return keys;
}

function belongsTo(key: string, document: string): boolean {
  const found = documentOfKey(key);
  return 'key' in found && found.key === document;
}
