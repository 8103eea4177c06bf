import {
  CreateBucketCommand,
  GetBucketAclCommand,
  GetObjectCommand,
  PutBucketEncryptionCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketWebsiteCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../../contracts/error-of.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const Bucket = 'strict';
const Key = 'kept';
const notImplemented = { name: 'NotImplemented', status: 501 };

describe('what S3 supports and the embedded S3 does not', () => {
  let server: StorageServer;
  let s3: S3Client;
  beforeAll(async () => {
    server = await startStorageServer();
    s3 = new S3Client(server);
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'bytes' }));
  });
  afterAll(async () => {
    s3.destroy();
    await server.close();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['ACLs of a bucket', () => s3.send(new GetBucketAclCommand({ Bucket }))],
    ['ACLs of an object', () => s3.send(new PutObjectAclCommand({ Bucket, Key, ACL: 'private' }))],
    [
      'web sites',
      () =>
        s3.send(
          new PutBucketWebsiteCommand({
            Bucket,
            WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } },
          }),
        ),
    ],
    [
      'encryption with KMS',
      () =>
        s3.send(
          new PutBucketEncryptionCommand({
            Bucket,
            ServerSideEncryptionConfiguration: {
              Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
            },
          }),
        ),
    ],
    [
      'notification of a function',
      () =>
        s3.send(
          new PutBucketNotificationConfigurationCommand({
            Bucket,
            NotificationConfiguration: {
              LambdaFunctionConfigurations: [
                {
                  LambdaFunctionArn: 'arn:aws:lambda:ca-central-1:000000000000:function:f',
                  Events: ['s3:ObjectCreated:*'],
                },
              ],
            },
          }),
        ),
    ],
  ])('%s is 501, and the object stays', async (_what, call) => {
    expect(await errorOf(call())).toStrictEqual(notImplemented);

    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body?.transformToString()).toBe('bytes');
  });

  it.each<Partial<PutObjectCommandInput>>([
    { StorageClass: 'GLACIER' },
    { ServerSideEncryption: 'aws:kms' },
    { WebsiteRedirectLocation: '/elsewhere' },
    { ObjectLockLegalHoldStatus: 'ON' },
    { GrantRead: 'id="1"' },
    { RequestPayer: 'requester' },
    { ChecksumSHA512: 'AAAA' },
  ])('a put with %j is 501 and changes nothing', async (option) => {
    const put = new PutObjectCommand({ Bucket, Key, Body: 'other', ...option });

    expect(await errorOf(s3.send(put))).toStrictEqual(notImplemented);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body?.transformToString()).toBe('bytes');
  });

  it('a put with a public ACL is rejected, as on a bucket without ACLs', async () => {
    const put = new PutObjectCommand({ Bucket, Key, Body: 'other', ACL: 'public-read' });

    expect(await errorOf(s3.send(put))).toStrictEqual({
      name: 'AccessControlListNotSupported',
      status: 400,
    });
  });
});
