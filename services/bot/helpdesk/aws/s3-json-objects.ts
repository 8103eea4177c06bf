import {
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { JsonObjects } from '../conversations/json-objects.ts';

/** A failed condition is 412, a race 409, and `If-Match` on a deleted object 404 (S3 user guide, conditional writes). */
const LOST_RACE = new Set([404, 409, 412]);

/** JSON objects in an S3 bucket. */
export function s3JsonObjects(s3: Pick<S3Client, 'send'>, bucket: string): JsonObjects {
  return {
    async read(key) {
      try {
        const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        const text = (await found.Body?.transformToString()) ?? '';
        return { value: JSON.parse(text), etag: found.ETag ?? '' };
      } catch (error) {
        if (statusOf(error) === 404 && !isMissingBucket(error)) return undefined;
        throw error;
      }
    },

    async write(key, value, etag) {
      const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
      const input = { Bucket: bucket, Key: key, Body: JSON.stringify(value), ...condition };
      return put(s3, { ...input, ContentType: 'application/json' });
    },
  };
}

async function put(
  s3: Pick<S3Client, 'send'>,
  input: PutObjectCommandInput,
): Promise<string | undefined> {
  try {
    const { ETag } = await s3.send(new PutObjectCommand(input));
    return ETag ?? '';
  } catch (error) {
    const status = statusOf(error);
    if (status !== undefined && LOST_RACE.has(status) && !isMissingBucket(error)) return undefined;
    throw error;
  }
}

function isMissingBucket(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchBucket';
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  return (error.$metadata as { httpStatusCode?: number }).httpStatusCode;
}
