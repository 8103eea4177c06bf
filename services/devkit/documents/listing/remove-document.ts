import {
  DeleteObjectCommand,
  type DeleteObjectCommandInput,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { documentOfKey } from '../../../bot/helpdesk/documents/document-of-key.ts';
import { ChangedByOthersError, isLostRace } from '../bucket/change-object.ts';

const PREFIX = 'documents/';
/** A page that docs add has saved: its folder is its own. */
const OWN_FOLDER = /^(documents\/.+\/)page\.html$/;

/**
 * Deletes a document with its captions, its description and, of a saved page, its files. Returns the deleted keys, the
 * document's own first; none if it does not exist. With `seen`, an entity tag, nothing is deleted if the document is another
 * one now: throws ChangedByOthersError.
 */
export async function removeDocument(
  client: S3Client,
  bucket: string,
  name: string,
  seen?: string,
): Promise<readonly string[]> {
  const key = name.startsWith(PREFIX) ? name : PREFIX + name;
  const keys = await keysOf(client, bucket, key);
  if (!keys.includes(key)) return [];
  const others = keys.filter((other) => other !== key);
  await removeSeen(client, {
    Bucket: bucket,
    Key: key,
    ...(seen !== undefined && { IfMatch: seen }),
  });
  for (const Key of others) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  return [key, ...others];
}

async function removeSeen(client: S3Client, object: DeleteObjectCommandInput): Promise<void> {
  try {
    await client.send(new DeleteObjectCommand(object));
  } catch (error) {
    if (isLostRace(error)) throw new ChangedByOthersError(object.Key ?? '');
    throw error;
  }
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
