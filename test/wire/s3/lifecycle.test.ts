import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const EXPIRES =
  /^expiry-date="[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} 00:00:00 GMT", rule-id="week"$/;

describe('the stock client', () => {
  let server: StorageServer;
  let s3: S3Client;
  const Bucket = 'expiring';
  beforeEach(async () => {
    server = await startStorageServer();
    const { endpoint, region, credentials } = server;
    s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'ca-central-1' },
      }),
    );
    await s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: {
          Rules: [
            {
              ID: 'week',
              Status: 'Enabled',
              Filter: { Prefix: 'a' },
              Expiration: { Days: 7 },
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            },
          ],
        },
      }),
    );
  });
  afterEach(() => server.close());

  it('reads when an object expires, wherever S3 says so', async () => {
    const put = await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }));
    const copied = await s3.send(
      new CopyObjectCommand({ Bucket, Key: 'a2', CopySource: `${Bucket}/a` }),
    );
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'a' }));
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }));
    const other = await s3.send(new PutObjectCommand({ Bucket, Key: 'b', Body: 'x' }));

    for (const { Expiration } of [put, copied, got, head]) expect(Expiration).toMatch(EXPIRES);
    expect(other.Expiration).toBeUndefined();
  });

  it('reads when an upload is aborted', async () => {
    const upload = { Bucket, Key: 'a-big' };
    const created = await s3.send(new CreateMultipartUploadCommand(upload));
    const { UploadId } = created;
    const part = await s3.send(
      new UploadPartCommand({ ...upload, UploadId, PartNumber: 1, Body: 'x' }),
    );
    const listed = await s3.send(new ListPartsCommand({ ...upload, UploadId }));
    const Parts = [{ PartNumber: 1, ETag: part.ETag }];
    const completed = await s3.send(
      new CompleteMultipartUploadCommand({ ...upload, UploadId, MultipartUpload: { Parts } }),
    );

    for (const { AbortDate, AbortRuleId } of [created, listed]) {
      expect(AbortDate?.toISOString()).toMatch(/T00:00:00\.000Z$/);
      expect(AbortRuleId).toBe('week');
    }
    expect(completed.Expiration).toMatch(EXPIRES);
  });
});
