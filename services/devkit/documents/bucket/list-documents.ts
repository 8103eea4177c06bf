import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { documentOfKey, isPageFile } from '../../../bot/helpdesk/documents/document-of-key.ts';

const PREFIX = 'documents/';

/** A document in the bucket, or a file that is none, with all the objects that belong to it. */
export interface DocumentVersion {
  /** The key under which the indexer reports it. */
  readonly key: string;
  /** When the newest of its objects was written. */
  readonly modified: Date;
  /** Changes whenever one of its objects does. */
  readonly version: string;
  /** The entity tag of the page or the video itself. */
  readonly etag: string;
  /** The size of the page or the video itself, in bytes. */
  readonly size: number;
  /** Its objects: itself, its captions and its description. */
  readonly parts: readonly DocumentPart[];
}

/** An object of a document. */
export interface DocumentPart {
  readonly key: string;
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
  readonly modified: Date;
}

/** Lists the documents of the bucket, by key. The files of a saved page belong to none: they are not indexed. */
export async function listDocuments(
  client: S3Client,
  bucket: string,
): Promise<ReadonlyMap<string, DocumentVersion>> {
  const parts = new Map<string, DocumentPart[]>();
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: PREFIX })) {
    for (const object of page.Contents ?? []) {
      const { Key = '', ETag: etag = '', Size: size = 0, LastModified: modified } = object;
      if (Key.endsWith('/') || isPageFile(Key)) continue;
      const found = documentOfKey(Key);
      const key = 'key' in found ? found.key : Key;
      const part = { key: Key, etag, size, modified: modified ?? new Date(0) };
      parts.set(key, [...(parts.get(key) ?? []), part]);
    }
  }
  // Captions or a description alone are nothing yet: the indexer has nothing to say of them.
  const whole = [...parts].filter(([key, of]) => of.some((part) => part.key === key));
  return new Map(whole.map(([key, of]) => [key, versionOf(key, of)]));
}

function versionOf(key: string, parts: readonly DocumentPart[]): DocumentVersion {
  const newest = Math.max(...parts.map(({ modified }) => modified.getTime()));
  const version = parts.map((part) => `${part.key} ${part.etag}`).join('\n');
  const { etag = '', size = 0 } = parts.find((part) => part.key === key) ?? {};
  return { key, modified: new Date(newest), version, etag, size, parts };
}
