import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll } from 'vitest';
import type { ContractTarget } from './target.ts';

/** Shared by the tests of one describe block: the stock clients, and a bucket of their own. */
export interface S3Context {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly bucket: string;
}

/** The three calls that most tests make, on the bucket of their block. */
export function objectCalls(context: () => S3Context) {
  const place = (Key: string) => ({ Bucket: context().bucket, Key });
  return {
    put: (Key: string, Body: string | Uint8Array | Readable, more: object = {}) =>
      context().s3.send(new PutObjectCommand({ ...place(Key), Body, ...more })),
    get: (Key: string, more: object = {}) =>
      context().s3.send(new GetObjectCommand({ ...place(Key), ...more })),
    head: (Key: string, more: object = {}) =>
      context().s3.send(new HeadObjectCommand({ ...place(Key), ...more })),
  };
}

/** Creates a bucket before the tests of the block, and deletes it with its contents after them. */
export function withBucket(target: () => ContractTarget): () => S3Context {
  let context: S3Context;
  beforeAll(async () => {
    const { endpoint, region, credentials } = target();
    const settings = { endpoint, region, credentials };
    const bucket = `contract-${randomUUID()}`;
    context = {
      s3: new S3Client({ ...settings, forcePathStyle: true }),
      sqs: new SQSClient(settings),
      bucket,
    };
    await context.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  });
  afterAll(async () => {
    await emptyBucket(context);
    await context.s3.send(new DeleteBucketCommand({ Bucket: context.bucket }));
    context.s3.destroy();
    context.sqs.destroy();
  });
  return () => context;
}

async function emptyBucket({ s3, bucket }: S3Context): Promise<void> {
  const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
  const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
  if (found.length === 0) return;
  const Objects = found.map(({ Key, VersionId }) => ({ Key, VersionId }));
  await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
}
