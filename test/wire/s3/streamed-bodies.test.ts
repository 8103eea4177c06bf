import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../../contracts/error-of.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const Bucket = 'streamed';

describe('a streamed body', () => {
  let server: StorageServer;
  let s3: S3Client;
  beforeAll(async () => {
    server = await startStorageServer();
    s3 = new S3Client(server);
    await s3.send(new CreateBucketCommand({ Bucket }));
  });
  afterAll(async () => {
    s3.destroy();
    await server.close();
  });
  /** Sends a put with its chunks unchanged and a wrong checksum in the trailer. */
  const putWithTrailer = async (Key: string, checksum: string) => {
    const client = new S3Client(server);
    client.middlewareStack.add(
      (next) => async (args) => {
        const request = args.request as { body: AsyncIterable<Buffer> };
        request.body = Readable.from(withTrailer(request.body, checksum), { objectMode: false });
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    const Body = Readable.from([Buffer.from('hello')]);
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: 5 }));
  };

  it('arrives complete and without its framing', async () => {
    const pieces = Array.from({ length: 200 }, (_, index) => Buffer.alloc(4096, index));
    const md5 = createHash('md5').update(Buffer.concat(pieces)).digest('hex');

    const put = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'big',
        Body: Readable.from(pieces),
        ContentLength: 200 * 4096,
      }),
    );

    const head = await s3.send(
      new HeadObjectCommand({ Bucket, Key: 'big', ChecksumMode: 'ENABLED' }),
    );
    expect(put.ETag).toBe(`"${md5}"`);
    expect(head.ContentLength).toBe(200 * 4096);
    expect(head.ContentEncoding).toBeUndefined();
    expect(head.ChecksumCRC32).toBe(put.ChecksumCRC32);
  });

  it('is stored with the checksum of its trailer', async () => {
    await putWithTrailer('trailed', 'NhCmhg==');

    const found = await s3.send(
      new GetObjectCommand({ Bucket, Key: 'trailed', ChecksumMode: 'ENABLED' }),
    );
    expect(found.ChecksumCRC32).toBe('NhCmhg==');
    expect(await found.Body?.transformToString()).toBe('hello');
  });

  it('is rejected and not stored if the checksum in its trailer is wrong', async () => {
    expect(await errorOf(putWithTrailer('wrong', 'AAAAAA=='))).toStrictEqual({
      name: 'BadDigest',
      status: 400,
    });

    const head = s3.send(new HeadObjectCommand({ Bucket, Key: 'wrong' }));
    expect(await errorOf(head)).toStrictEqual({ name: 'NotFound', status: 404 });
  });
});

async function* withTrailer(body: AsyncIterable<Buffer>, checksum: string): AsyncGenerator<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('latin1');
  if (!text.includes('x-amz-checksum-crc32:')) throw new Error('The SDK sent no trailer.');
  yield text.replace(/(x-amz-checksum-crc32:)[^\r]*/, `$1${checksum}`);
}
