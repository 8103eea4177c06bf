import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorOf } from '../../contracts/error-of.ts';
import { type RecordingServer, startRecordingServer } from '../../support/recording-server.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';
import { startUpstreamServer, type UpstreamServer } from '../../support/upstream-server.ts';

const Bucket = 'documents';

describe('behind the endpoint, another process that verifies signatures itself', () => {
  let behind: StorageServer;
  let server: UpstreamServer;
  let s3: S3Client;
  let sqs: SQSClient;

  beforeAll(async () => {
    behind = await startStorageServer();
    server = await startUpstreamServer({ awsBackend: behind.endpoint });
    s3 = new S3Client(server);
    sqs = new SQSClient(server);
    await s3.send(new CreateBucketCommand({ Bucket }));
  });
  afterAll(async () => {
    s3.destroy();
    sqs.destroy();
    await server.close();
    await behind.close();
  });

  it('stores an object with its type, its metadata and any characters in its name', async () => {
    const Key = 'documents/a b+c é/😀.html';

    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: 'hällo',
        ContentType: 'text/html',
        Metadata: { by: 'sam' },
      }),
    );
    const found = await s3.send(new GetObjectCommand({ Bucket, Key }));

    expect(await found.Body?.transformToString()).toBe('hällo');
    expect(found).toMatchObject({ ContentType: 'text/html', Metadata: { by: 'sam' } });
  });

  it('stores a stream of several megabytes with the checksum in its trailer', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const Body = Readable.from([chunk, chunk, chunk]);

    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'big',
        Body,
        ContentLength: 3 * chunk.length,
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    const head = await s3.send(
      new HeadObjectCommand({ Bucket, Key: 'big', ChecksumMode: 'ENABLED' }),
    );

    const sha256 = createHash('sha256').update(chunk).update(chunk).update(chunk).digest('base64');
    expect(head).toMatchObject({ ContentLength: 3 * chunk.length, ChecksumSHA256: sha256 });
  });

  it('returns a range, and checks a condition', async () => {
    const { ETag } = await s3.send(
      new PutObjectCommand({ Bucket, Key: 'digits', Body: '0123456789' }),
    );

    const part = await s3.send(new GetObjectCommand({ Bucket, Key: 'digits', Range: 'bytes=2-4' }));
    expect(await part.Body?.transformToString()).toBe('234');
    expect(part.ContentRange).toBe('bytes 2-4/10');
    const unchanged = new GetObjectCommand({ Bucket, Key: 'digits', IfNoneMatch: ETag });
    expect((await errorOf(s3.send(unchanged))).status).toBe(304);
    const taken = new PutObjectCommand({ Bucket, Key: 'digits', Body: 'x', IfNoneMatch: '*' });
    expect(await errorOf(s3.send(taken))).toStrictEqual({
      name: 'PreconditionFailed',
      status: 412,
    });
  });

  it('returns an object for a presigned URL, but not for one that was changed', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'page.html', Body: 'hello' }));
    const link = await getSignedUrl(
      s3,
      new GetObjectCommand({ Bucket, Key: 'page.html', ResponseContentType: 'text/x' }),
    );

    const answer = await fetch(link);
    expect(await answer.text()).toBe('hello');
    expect(answer.headers.get('content-type')).toBe('text/x');
    expect((await fetch(link.replace('page.html', 'digits'))).status).toBe(403);
  });

  it('keeps the old object if a body does not match its signature', async () => {
    const Key = 'changed';
    const link = new URL(`${server.endpoint}/${Bucket}/${Key}`);
    const body = Buffer.alloc(200_000, 'y');

    const status = await putWithHashOf(s3, Buffer.alloc(200_000, 'x'), link, body);

    expect(status).toBe(403);
    const kept = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await kept.Body?.transformToString()).toBe('x'.repeat(200_000));
  });

  it("can't be reached without a valid signature", async () => {
    const unsigned = await fetch(`${server.endpoint}/${Bucket}/digits`);
    const stranger = new S3Client({
      ...server,
      credentials: { accessKeyId: 'test', secretAccessKey: 'guessed' },
    });

    expect(unsigned.status).toBe(403);
    expect(await errorOf(stranger.send(new ListObjectsV2Command({ Bucket })))).toStrictEqual({
      name: 'SignatureDoesNotMatch',
      status: 403,
    });
  });

  it('answers calls for queues with its own errors', async () => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'uploads' }));
    const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hällo' }));
    expect(sent.MD5OfMessageBody).toBe(createHash('md5').update('hällo').digest('hex'));

    const nowhere = new SendMessageCommand({ QueueUrl: `${QueueUrl}-none`, MessageBody: 'x' });
    expect((await errorOf(sqs.send(nowhere))).name).toBe('QueueDoesNotExist');
  });

  it('answers internal calls by the stock client', async () => {
    const caller = { kind: 'service', principal: 'lambda.amazonaws.com' } as const;
    const run = (input: object) =>
      server.dispatcher.run({ service: 's3', operation: 'ListObjectsV2', input, caller });

    expect(await run({ Bucket, Prefix: 'digits' })).toMatchObject({ KeyCount: 1 });
    await expect(run({ Bucket: 'nowhere' })).rejects.toMatchObject({
      code: 'NoSuchBucket',
      status: 404,
    });
  });

  it('applies the CORS rules of its buckets', async () => {
    const origin = 'https://help.example.edu';
    await s3.send(
      new PutBucketCorsCommand({
        Bucket,
        CORSConfiguration: { CORSRules: [{ AllowedOrigins: [origin], AllowedMethods: ['PUT'] }] },
      }),
    );
    const ask = (from: string) =>
      fetch(`${server.endpoint}/${Bucket}/digits`, {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-method': 'PUT' },
      });

    expect((await ask(origin)).headers.get('access-control-allow-origin')).toBe(origin);
    expect((await ask('https://elsewhere.example.com')).status).toBe(403);
  });
});

describe('what another process receives', () => {
  let upstream: RecordingServer;
  let server: UpstreamServer;
  let s3: S3Client;

  beforeAll(async () => {
    upstream = await startRecordingServer(() => ({
      headers: { 'access-control-allow-origin': '*', etag: '"e"' },
    }));
    server = await startUpstreamServer({ awsBackend: upstream.url });
    s3 = new S3Client(server);
  });
  afterAll(async () => {
    s3.destroy();
    await server.close();
    await upstream[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    upstream.takeRequests();
  });

  it('has the identity test / test, never that of the caller', async () => {
    const arn = 'arn:aws:iam::000000000000:role/reader';
    server.identities.put({ roleName: 'reader', arn, assumeRolePolicy: {}, policies: {} });
    const role = new S3Client({ ...server, credentials: server.identities.assume(arn, 'session') });

    await role.send(new HeadObjectCommand({ Bucket, Key: 'page.html' }));

    const [request] = upstream.takeRequests();
    expect(request?.headers.authorization).toMatch(/Credential=test\/\d{8}\/ca-central-1\/s3\//);
    expect(request?.headers).not.toHaveProperty('x-amz-security-token');
  });

  it('includes the unchanged body: framing, trailer and checksum', async () => {
    const Body = Readable.from([Buffer.from('hello')]);

    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'page.html',
        Body,
        ContentLength: 5,
        ChecksumAlgorithm: 'CRC32',
      }),
    );

    const [request] = upstream.takeRequests();
    expect(request?.headers).toMatchObject({
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '5',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    });
    expect(request?.body).toBe('5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n');
  });

  it.each([10, 200_000, 3_000_000])(
    'is never the whole of a body of %i bytes that is not what was signed',
    async (size) => {
      const link = new URL(`${server.endpoint}/${Bucket}/changed`);

      const status = await putWithHashOf(
        s3,
        Buffer.alloc(size, 'x'),
        link,
        Buffer.alloc(size, 'y'),
      );

      expect(status).toBe(403);
      expect(upstream.takeRequests().map(({ body }) => body[0])).toStrictEqual(['x']);
    },
  );

  it('has the bucket in the path, and no signature parameters', async () => {
    const virtual = new S3Client({
      ...server,
      endpoint: server.endpoint.replace('127.0.0.1', 'localhost'),
    });
    const link = new URL(
      await getSignedUrl(virtual, new GetObjectCommand({ Bucket, Key: 'a b.html' })),
    );

    const answer = httpRequest({
      host: '127.0.0.1',
      port: link.port,
      path: `${link.pathname}${link.search}`,
      headers: { host: link.host },
    }).end();
    const [response] = await once(answer, 'response');

    expect(link.host).toMatch(/^documents\.localhost/);
    expect(response.statusCode).toBe(200);
    expect(upstream.takeRequests()[0]?.url).toBe(
      '/documents/a%20b.html?x-amz-checksum-mode=ENABLED&x-id=GetObject',
    );
  });

  it('does not decide which CORS headers browsers receive', async () => {
    const link = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'page.html' }));

    const answer = await fetch(link, { headers: { origin: 'https://elsewhere.example.com' } });

    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is nothing while it is unavailable: the caller receives 503 with its name', async () => {
    const nobody = await startUpstreamServer({ awsBackend: 'http://127.0.0.1:1' });
    const client = new S3Client({ ...nobody, maxAttempts: 1 });

    const call = client.send(new ListObjectsV2Command({ Bucket }));

    await expect(call).rejects.toThrow('http://127.0.0.1:1 does not answer: ECONNREFUSED.');
    expect(await errorOf(client.send(new ListObjectsV2Command({ Bucket })))).toStrictEqual({
      name: 'ServiceUnavailable',
      status: 503,
    });
    const caller = { kind: 'service', principal: 'lambda.amazonaws.com' } as const;
    const inside = nobody.dispatcher.run({
      service: 's3',
      operation: 'ListBuckets',
      input: {},
      caller,
    });
    await expect(inside).rejects.toMatchObject({ status: 503 });
    client.destroy();
    await nobody.close();
  });
});

/** Sends `body` with a signature over `signed`, like a request that was tampered with. */
async function putWithHashOf(
  s3: S3Client,
  signed: Buffer,
  link: URL,
  body: Buffer,
): Promise<number> {
  let headers: Record<string, string> = {};
  const [, Bucket = '', Key = ''] = link.pathname.split('/');
  const command = new PutObjectCommand({ Bucket, Key, Body: signed });
  command.middlewareStack.add(
    (next) => async (args) => {
      headers = { ...(args.request as { headers: Record<string, string> }).headers };
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'noteHeaders' },
  );
  await s3.send(command);
  const sent = httpRequest(link, {
    method: 'PUT',
    path: `${link.pathname}?x-id=PutObject`,
    headers,
  });
  sent.on('error', () => {});
  sent.end(body);
  const [response] = await once(sent, 'response');
  return response.statusCode;
}
