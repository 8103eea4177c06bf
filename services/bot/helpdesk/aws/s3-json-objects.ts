import {
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { JsonObjects, StoredJson } from '../conversations/json-objects.ts';

/**
 * A failed condition is 412, a race 409, and `If-Match` on a deleted object 404 (S3 user guide, conditional writes).
 */
const LOST_RACE = new Set([404, 409, 412]);

/** JSON objects in an S3 bucket. */
export class S3JsonObjects implements JsonObjects {
  readonly #s3: Pick<S3Client, 'send'>;
  readonly #bucket: string;

  constructor(s3: Pick<S3Client, 'send'>, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async read(key: string): Promise<StoredJson | undefined> {
    try {
      const found = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      const text = (await found.Body?.transformToString()) ?? '';
      return { value: JSON.parse(text), etag: found.ETag ?? '' };
    } catch (error) {
      if (statusOf(error) === 404 && !isMissingBucket(error)) return undefined;
      throw error;
    }
  }

  async write(key: string, value: unknown, etag?: string): Promise<string | undefined> {
    const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
    const object = { Bucket: this.#bucket, Key: key, ContentType: 'application/json' };
    return this.#put({ ...object, Body: JSON.stringify(value), ...condition });
  }

  async #put(input: PutObjectCommandInput): Promise<string | undefined> {
    try {
      const { ETag } = await this.#s3.send(new PutObjectCommand(input));
      return ETag ?? '';
    } catch (error) {
      const status = statusOf(error);
      const isLost = status !== undefined && LOST_RACE.has(status);
      if (isLost && !isMissingBucket(error)) return undefined;
      throw error;
    }
  }
}

function isMissingBucket(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchBucket';
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  return (error.$metadata as { httpStatusCode?: number }).httpStatusCode;
}
