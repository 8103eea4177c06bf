import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { DocumentSource, SourceObject } from './document-source.ts';

/** The object is missing, or has been replaced by another. */
const GONE = ['NoSuchKey', 'NotFound', 'PreconditionFailed', '412'];

/** Reads documents from an S3 bucket. */
export class S3DocumentSource implements DocumentSource {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async list(prefix: string): Promise<SourceObject[]> {
    const request = { Bucket: this.#bucket, Prefix: prefix };
    const found = await this.#s3.send(new ListObjectsV2Command(request));
    return (found.Contents ?? []).map(({ Key = '', ETag = '', Size = 0, LastModified }) => ({
      key: Key,
      etag: ETag,
      size: Size,
      ...(LastModified && { storedAt: LastModified.toISOString() }),
    }));
  }

  async read({ key, etag }: SourceObject): Promise<Uint8Array | undefined> {
    try {
      const request = new GetObjectCommand({ Bucket: this.#bucket, Key: key, IfMatch: etag });
      const { Body } = await this.#s3.send(request);
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    } catch (error) {
      if (error instanceof Error && GONE.includes(error.name)) return undefined;
      throw error;
    }
  }
}
