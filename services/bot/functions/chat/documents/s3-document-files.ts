import { extname } from 'node:path/posix';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Problem } from '../http/problem.ts';
import type { DocumentFiles } from './document-files.ts';

const MAX_READ_BYTES = 10 * 1024 * 1024;
const LINK_SECONDS = 15 * 60;

/** What a browser may show in place; anything else is downloaded, so that no upload runs as a page. */
const SHOWN = new Set(['.mp4', '.webm', '.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.pdf']);

/** Document files in S3; `links` is the client whose endpoint browsers can reach. */
export function s3DocumentFiles(s3: S3Client, links: S3Client, bucket: string): DocumentFiles {
  return {
    read: (key) => unlessMissing(async () => readObject(s3, bucket, key)),
    exists: async (key) => {
      const head = new HeadObjectCommand({ Bucket: bucket, Key: key });
      return (await unlessMissing(() => s3.send(head))) !== undefined;
    },
    async list(prefix) {
      const listed = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
      return (listed.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    },
    async link(key) {
      const shown = SHOWN.has(extname(key).toLowerCase());
      const disposition = shown ? {} : { ResponseContentDisposition: 'attachment' };
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, ...disposition });
      return new URL(await getSignedUrl(links, command, { expiresIn: LINK_SECONDS }));
    },
  };
}

async function readObject(s3: S3Client, bucket: string, key: string) {
  const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if ((found.ContentLength ?? 0) > MAX_READ_BYTES) {
    throw new Problem(413, 'Too large', 'This document is too large to be shown here.');
  }
  const bytes = (await found.Body?.transformToByteArray()) ?? new Uint8Array();
  return { bytes, type: found.ContentType ?? 'application/octet-stream' };
}

async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name)) return undefined;
    throw error;
  }
}
