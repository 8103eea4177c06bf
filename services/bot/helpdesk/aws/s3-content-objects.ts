import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { ContentObject, ContentObjects } from '../content/content-objects.ts';

/** Content has defaults, so a turn waits only a short time for it, once a minute. */
export const CONTENT_READS = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
};

const PREFIX = 'content/';
/** There are about ten. */
const MAX_KEYS = 100;

/** The content files in an S3 bucket. */
export class S3ContentObjects implements ContentObjects {
  readonly #s3: Pick<S3Client, 'send'>;
  readonly #bucket: string;

  constructor(s3: Pick<S3Client, 'send'>, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async list(): Promise<readonly ContentObject[]> {
    const { Contents = [] } = await this.#s3.send(
      new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: PREFIX, MaxKeys: MAX_KEYS }),
    );
    return Contents.flatMap(({ Key, ETag, Size }) =>
      Key === undefined
        ? []
        : [{ name: Key.slice(PREFIX.length), etag: ETag ?? '', size: Size ?? 0 }],
    );
  }

  async read(name: string): Promise<string> {
    const found = await this.#s3.send(
      new GetObjectCommand({ Bucket: this.#bucket, Key: PREFIX + name }),
    );
    return (await found.Body?.transformToString()) ?? '';
  }
}
