import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedBackend, startLocalStack } from '../support/containers.ts';
import { startUpstreamServer, type UpstreamServer } from '../support/upstream-server.ts';

const DISK_MIB = 48;
const MIB = 1024 * 1024;
const Bucket = 'documents';

let localStack: StartedBackend;
let server: UpstreamServer;
let s3: S3Client;

beforeAll(async () => {
  localStack = await startLocalStack({ diskMiB: DISK_MIB });
  server = await startUpstreamServer({ awsBackend: localStack.url });
  s3 = new S3Client({ ...server, maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket }));
});

afterAll(async () => {
  s3?.destroy();
  await server?.close();
  await localStack?.[Symbol.asyncDispose]();
});

const put = (Key: string, mebibytes: number) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(mebibytes * MIB, 'x') }));

it('refuses an upload that LocalStack has no room for, keeps the others, and goes on once there is room', async () => {
  await put('kept', 8);

  await expect(put('too-large', DISK_MIB)).rejects.toMatchObject({
    $metadata: { httpStatusCode: expect.toSatisfy((status: number) => status >= 500) },
  });

  await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'too-large' }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 404 },
  });
  const kept = await s3.send(new GetObjectCommand({ Bucket, Key: 'kept' }));
  expect((await kept.Body?.transformToByteArray())?.length).toBe(8 * MIB);
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'kept' }));
  await put('after', 16);
  expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'after' }))).toMatchObject({
    ContentLength: 16 * MIB,
  });
});
