import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Problem } from '../http/problem.ts';
import type { DocumentFile, DocumentFiles } from './document-files.ts';
import { servedType } from './served-type.ts';

/** What the indexer reads can be shown too. */
const MAX_READ_BYTES = 20 * 1024 * 1024;
const LINK_SECONDS = 15 * 60;

/** Document files in an S3 bucket. */
export class S3DocumentFiles implements DocumentFiles {
  readonly #s3: S3Client;
  readonly #linkClient: S3Client;
  readonly #bucket: string;

  /** Links are presigned with `linkClient`, whose endpoint browsers can reach. */
  constructor(s3: S3Client, linkClient: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#linkClient = linkClient;
    this.#bucket = bucket;
  }

  async read(key: string): Promise<DocumentFile | undefined> {
    return undefinedIfMissing(async () => {
      const found = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      if ((found.ContentLength ?? 0) > MAX_READ_BYTES) {
        throw new Problem(413, 'Too large', 'This document is too large to be shown here.');
      }
      const bytes = (await found.Body?.transformToByteArray()) ?? new Uint8Array();
      return { bytes, type: found.ContentType ?? 'application/octet-stream' };
    });
  }

  async exists(key: string): Promise<boolean> {
    const head = new HeadObjectCommand({ Bucket: this.#bucket, Key: key });
    return (await undefinedIfMissing(() => this.#s3.send(head))) !== undefined;
  }

  async list(prefix: string): Promise<string[]> {
    const request = { Bucket: this.#bucket, Prefix: prefix };
    const listed = await this.#s3.send(new ListObjectsV2Command(request));
    return (listed.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
  }

  async link(key: string): Promise<URL> {
    const { type, isInline } = servedType(key);
    // S3 can't be asked for `nosniff`; an exact type or a download doesn't need it.
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      ResponseContentType: type,
      ResponseContentDisposition: isInline ? 'inline' : 'attachment',
    });
    return new URL(await getSignedUrl(this.#linkClient, command, { expiresIn: LINK_SECONDS }));
  }

  async origin(): Promise<string> {
    return (await this.link('documents/')).origin;
  }
}

async function undefinedIfMissing<T>(request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name)) return undefined;
    throw error;
  }
}
