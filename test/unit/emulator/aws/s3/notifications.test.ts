import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { AwsError } from '../../../../../services/emulator/aws/errors.ts';
import { openS3, type S3 } from '../../../../../services/emulator/aws/s3/service.ts';
import type { Call, InternalCall } from '../../../../../services/emulator/aws/service.ts';
import { PATIENCE } from '../../../../support/patience.ts';

const QueueArn = 'arn:aws:sqs:ca-central-1:000000000000:events';

describe('bucket notifications', () => {
  let dataDir: string;
  let s3: S3;
  let sent: string[];
  /** How the queue answers a message. */
  let queue: (message: string) => Promise<void>;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 's3-'));
    sent = [];
    queue = async (message) => void sent.push(message);
    s3 = await open();
    await run('CreateBucket', {
      Bucket: 'b-1',
      CreateBucketConfiguration: { LocationConstraint: 'ca-central-1' },
    });
    await run('PutBucketNotificationConfiguration', {
      Bucket: 'b-1',
      NotificationConfiguration: {
        QueueConfigurations: [{ Id: 'all', QueueArn, Events: ['s3:ObjectCreated:*'] }],
      },
    });
    sent = [];
  });
  afterEach(async () => {
    await s3.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const open = () =>
    openS3({
      dataDir,
      log: silentLog,
      dispatcher: {
        run: async ({ input }: InternalCall) =>
          queue((input as { MessageBody: string }).MessageBody),
      },
    });
  const run = (operation: string, input: object) =>
    s3.service.operations[operation]?.(input as never, aCall());
  const put = (Key: string) => run('PutObject', { Bucket: 'b-1', Key, Body: 'x' });
  const keysSent = () =>
    sent.map((message) => JSON.parse(message).Records[0].s3.object.key as string);
  const pending = () => readdir(join(dataDir, 's3', 'notifications'));

  it('are sent after a restart, if the process was killed before', async () => {
    queue = () => new Promise(() => undefined);
    await put('acknowledged');

    queue = async (message) => void sent.push(message);
    s3 = await open();
    await s3.resume();

    await vi.waitFor(() => expect(keysSent()).toStrictEqual(['acknowledged']), PATIENCE);
    await vi.waitFor(async () => expect(await pending()).toStrictEqual([]), PATIENCE);
  });

  it('are not sent for a put that a newer one shows to have been cut off', async () => {
    queue = () => new Promise(() => undefined);
    await put('k');
    const [name = ''] = await pending();
    const path = join(dataDir, 's3', 'notifications', name);
    const notification = JSON.parse(await readFile(path, 'utf8'));
    const sequence = 'F'.repeat(18);
    await writeFile(path, JSON.stringify({ ...notification, id: `${sequence}-0`, sequence }));
    await rename(path, join(dataDir, 's3', 'notifications', `${sequence}-0.json`));

    queue = async (message) => void sent.push(message);
    s3 = await open();
    await s3.resume();
    await put('later');

    await vi.waitFor(() => expect(keysSent()).toStrictEqual(['later']), PATIENCE);
  });

  it('are tried again until the queue accepts them, in order', async () => {
    let failures = 1;
    queue = async (message) => {
      if (failures > 0) {
        failures -= 1;
        throw new AwsError('ServiceUnavailable', 503, 'Not now.');
      }
      sent.push(message);
    };

    await put('first');
    await put('second');

    await vi.waitFor(() => expect(keysSent()).toStrictEqual(['first', 'second']), PATIENCE);
  });

  it('are given up when the queue is gone', async () => {
    queue = async () => {
      throw new AwsError('QueueDoesNotExist', 400, 'The specified queue does not exist.');
    };

    await put('lost');

    await vi.waitFor(async () => expect(await pending()).toStrictEqual([]), PATIENCE);
    expect(sent).toStrictEqual([]);
  });

  it('are not sent for a put that was refused', async () => {
    await put('once');
    const again = run('PutObject', { Bucket: 'b-1', Key: 'once', Body: 'y', IfNoneMatch: '*' });

    await expect(again).rejects.toMatchObject({ code: 'PreconditionFailed' });
    await put('after');

    await vi.waitFor(() => expect(keysSent()).toStrictEqual(['once', 'after']), PATIENCE);
  });
});

function aCall(): Call {
  return {
    requestId: 'r-1',
    service: 's3',
    operation: 'PutObject',
    region: 'ca-central-1',
    accountId: '000000000000',
    caller: {
      kind: 'root',
      accountId: '000000000000',
      arn: 'arn:aws:iam::000000000000:root',
      accessKeyId: 'test',
    },
    endpoint: 'http://127.0.0.1:4566',
    headers: {},
    query: new URLSearchParams(),
    trailers: {},
    signal: new AbortController().signal,
  };
}
