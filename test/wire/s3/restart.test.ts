import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const Bucket = 'restarted';

describe('a restart', () => {
  let server: StorageServer | undefined;
  afterEach(() => server?.close());

  it('keeps objects, versions and uploads in parts', async () => {
    const before = await startStorageServer();
    const first = new S3Client(before);
    await first.send(new CreateBucketCommand({ Bucket }));
    await first.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    await first.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'one', Metadata: { m: '1' } }));
    await first.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'two' }));
    const upload = { Bucket, Key: 'parts' };
    const { UploadId } = await first.send(new CreateMultipartUploadCommand(upload));
    const part = await first.send(
      new UploadPartCommand({ ...upload, UploadId, PartNumber: 1, Body: 'part' }),
    );
    await before.stop();

    server = await startStorageServer(before.dataDir);
    const second = new S3Client(server);
    const Parts = [{ PartNumber: 1, ETag: part.ETag }];
    await second.send(
      new CompleteMultipartUploadCommand({ ...upload, UploadId, MultipartUpload: { Parts } }),
    );
    const read = async (Key: string) => {
      const { Body } = await second.send(new GetObjectCommand({ Bucket, Key }));
      return Body?.transformToString();
    };
    const { Versions } = await second.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'a' }));

    expect(await read('a')).toBe('two');
    expect(await read('parts')).toBe('part');
    expect(Versions?.map(({ IsLatest }) => IsLatest)).toStrictEqual([true, false]);
  });

  it('keeps queues and messages, and messages in flight invisible', async () => {
    const before = await startStorageServer();
    const first = new SQSClient(before);
    const QueueName = 'kept';
    const { QueueUrl } = await first.send(new CreateQueueCommand({ QueueName }));
    await first.send(new SendMessageCommand({ QueueUrl, MessageBody: 'in flight' }));
    await first.send(new ReceiveMessageCommand({ QueueUrl }));
    await first.send(new SendMessageCommand({ QueueUrl, MessageBody: 'waiting' }));
    await before.stop();

    server = await startStorageServer(before.dataDir);
    const second = new SQSClient(server);
    const found = await second.send(new GetQueueUrlCommand({ QueueName }));
    const { Messages } = await second.send(
      new ReceiveMessageCommand({ QueueUrl: found.QueueUrl, MaxNumberOfMessages: 10 }),
    );

    expect(Messages?.map(({ Body }) => Body)).toStrictEqual(['waiting']);
  });
});
