import { createReadStream } from 'node:fs';
import {
  DeleteObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { documentKind, metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { changeObject } from '../bucket/change-object.ts';
import { readObject } from '../bucket/read-object.ts';
import type { PreparedDocument, Upload } from './prepared-document.ts';
import { type ReadableKind, readPassages } from './read-passages.ts';
import { type SectionChanges, sectionChanges } from './section-changes.ts';

/** What storing a document came to. */
export interface StoredDocument {
  readonly key: string;
  /** Undefined if it is new. */
  readonly changes: SectionChanges | undefined;
}

/**
 * Uploads a document: its files, its description, and the page itself last, so that it is indexed with all of them. Images
 * of an earlier version that it no longer has are deleted.
 */
export async function storeDocument(
  client: S3Client,
  bucket: string,
  document: PreparedDocument,
): Promise<StoredDocument> {
  const { key, main, files, origin, passages } = document;
  const before = await passagesBefore(client, bucket, document);
  const isVideo = documentKind(key) === 'video';
  const send = (upload: Upload) => put(client, bucket, upload);
  if (isVideo) await send(main);
  for (const file of files) await send(file);
  if (origin) await describe(client, bucket, key, origin);
  if (!isVideo) await send(main);
  await removeStaleFiles(client, bucket, document);
  return { key, changes: before && sectionChanges(before, passages) };
}

async function put(
  client: S3Client,
  bucket: string,
  { key, type, content }: Upload,
): Promise<void> {
  const body =
    content instanceof Uint8Array
      ? { Body: content }
      : { Body: createReadStream(content.path), ContentLength: content.size };
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: type, ...body }));
}

/** Returns what was there; nothing of a version that can't be read. */
async function passagesBefore(client: S3Client, bucket: string, { key, files }: PreparedDocument) {
  const kind = documentKind(key);
  const parts = kind === 'video' ? files.map((file) => file.key) : [key];
  const found = [];
  let isThere = false;
  for (const part of parts) {
    const bytes = await readObject(client, bucket, part);
    isThere ||= bytes !== undefined;
    const partKind = documentKind(part) as ReadableKind;
    if (bytes) found.push(...(await readPassages(partKind, part, bytes).catch(() => [])));
  }
  return isThere ? found : undefined;
}

/** Keeps what else an author has written into the description. */
async function describe(
  client: S3Client,
  bucket: string,
  key: string,
  origin: NonNullable<PreparedDocument['origin']>,
): Promise<void> {
  const object = { client, bucket, key: metaKeyOf(key), type: 'application/json' };
  await changeObject(object, (bytes) => {
    const described = { ...objectIn(bytes), ...origin };
    return new TextEncoder().encode(`${JSON.stringify(described, null, 2)}\n`);
  });
}

function objectIn(bytes: Uint8Array | undefined): object {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

async function removeStaleFiles(
  client: S3Client,
  bucket: string,
  { key, files }: PreparedDocument,
): Promise<void> {
  if (!key.endsWith('/page.html')) return;
  const kept = new Set(files.map((file) => file.key));
  const Prefix = `${key.slice(0, -'page.html'.length)}files/`;
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix })) {
    for (const { Key = '' } of page.Contents ?? []) {
      if (!kept.has(Key)) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    }
  }
}
