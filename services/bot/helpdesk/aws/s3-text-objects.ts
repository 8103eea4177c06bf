import {
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ListedObject, StoredText, TextObjects } from '../analytics/text-objects.ts';

const LOST_RACE = new Set(['PreconditionFailed', 'ConditionalRequestConflict']);
/** S3 deletes at most as many with one call. */
const MAX_DELETED = 1_000;

/** Text objects in an S3 bucket. */
export class S3TextObjects implements TextObjects {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    const request = { Bucket: this.#bucket, Prefix: prefix };
    for await (const page of paginateListObjectsV2({ client: this.#client }, request)) {
      for (const { Key, LastModified } of page.Contents ?? [])
        if (Key !== undefined && LastModified) yield { key: Key, modified: LastModified };
    }
  }

  async read(key: string): Promise<StoredText | undefined> {
    try {
      const found = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key }),
      );
      return { text: (await found.Body?.transformToString()) ?? '', etag: found.ETag ?? '' };
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  async write(key: string, text: string, etag?: string): Promise<boolean> {
    const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
    const object = { Bucket: this.#bucket, Key: key, ContentType: 'application/x-ndjson' };
    try {
      await this.#client.send(new PutObjectCommand({ ...object, Body: text, ...condition }));
      return true;
    } catch (error) {
      if (error instanceof Error && LOST_RACE.has(error.name)) return false;
      throw error;
    }
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += MAX_DELETED) {
      const Objects = keys.slice(at, at + MAX_DELETED).map((Key) => ({ Key }));
      await this.#client.send(
        new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } }),
      );
    }
  }
}
