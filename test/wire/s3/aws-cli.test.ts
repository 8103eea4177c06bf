import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const hasCli = isInstalled();
if (!hasCli) console.warn('Skipped: the AWS CLI is not installed.');

describe.skipIf(!hasCli)('the AWS CLI', { timeout: 120_000 }, () => {
  const Bucket = 'cli';
  let server: StorageServer;
  let s3: S3Client;
  let folder: string;
  beforeAll(async () => {
    server = await startStorageServer();
    s3 = new S3Client(server);
    folder = await mkdtemp(join(tmpdir(), 'cli-'));
    await s3.send(new CreateBucketCommand({ Bucket }));
  });
  afterAll(async () => {
    s3.destroy();
    await rm(folder, { recursive: true, force: true });
    await server.close();
  });
  const aws = async (...words: string[]) => {
    const { stdout } = await promisify(execFile)(
      'aws',
      ['--endpoint-url', server.endpoint, ...words],
      {
        env: {
          PATH: process.env.PATH,
          AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
          AWS_DEFAULT_REGION: server.region,
          AWS_CONFIG_FILE: '/dev/null',
          AWS_PAGER: '',
        },
      },
    );
    return stdout;
  };

  it('copies a page and lists it', async () => {
    const path = join(folder, 'page one.html');
    await writeFile(path, '<h1>Wi-Fi</h1>');

    await aws('s3', 'cp', '--no-progress', path, `s3://${Bucket}/documents/`);

    expect(await aws('s3', 'ls', `s3://${Bucket}/documents/`)).toMatch(/14 page one\.html/);
  });

  it('copies a video in parts there and back', async () => {
    const path = join(folder, 'video.mp4');
    const video = randomBytes(18 * 1024 * 1024);
    await writeFile(path, video);

    await aws('s3', 'cp', '--no-progress', path, `s3://${Bucket}/video.mp4`);
    await aws('s3', 'cp', '--no-progress', `s3://${Bucket}/video.mp4`, join(folder, 'back'));

    expect((await readFile(join(folder, 'back'))).equals(video)).toBe(true);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'video.mp4' }));
    expect(head).toMatchObject({ ContentType: 'video/mp4', ContentLength: video.length });
    expect(head.ETag).toMatch(/-3"$/);
  });

  it('sends and receives messages', async () => {
    const sqs = new SQSClient(server);
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'cli' }));

    await aws('sqs', 'send-message', '--queue-url', QueueUrl, '--message-body', 'from the shell');
    const received = await aws('sqs', 'receive-message', '--queue-url', QueueUrl);

    expect(JSON.parse(received).Messages[0].Body).toBe('from the shell');
  });
});

function isInstalled(): boolean {
  try {
    execFileSync('aws', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
