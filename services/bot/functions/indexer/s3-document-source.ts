import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { DocumentSource } from './document-source.ts';

/** Reads documents from S3. */
export function s3DocumentSource(s3: S3Client, bucket: string): DocumentSource {
  return {
    async list(prefix) {
      const found = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
      return (found.Contents ?? []).map(({ Key = '', ETag = '', Size = 0 }) => ({
        key: Key,
        etag: ETag,
        size: Size,
      }));
    },

    async read({ key, etag }) {
      try {
        const request = new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag });
        const { Body } = await s3.send(request);
        return (await Body?.transformToByteArray()) ?? new Uint8Array();
      } catch (error) {
        if (error instanceof Error && GONE.includes(error.name)) return undefined;
        throw error;
      }
    },
  };
}

/** The object is not there, or is another by now. */
const GONE = ['NoSuchKey', 'NotFound', 'PreconditionFailed', '412'];
