import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const atLeast = 25;

describe('kill -9 in the middle of writing', { timeout: 60_000 }, () => {
  let server: StorageServer | undefined;
  afterEach(() => server?.close());

  it('loses nothing that was acknowledged', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
    const acknowledged = await writeUntilKilled(dataDir);

    server = await startStorageServer(dataDir);
    const s3 = new S3Client(server);
    const read = async (Key: string) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'killed', Key }));
      return Body?.transformToString();
    };
    const received = await receiveAll(new SQSClient(server));

    const numbers = Array.from({ length: acknowledged + 1 }, (_, number) => String(number));
    for (const number of numbers) expect(await read(`object-${number}`)).toBe(number);
    expect(Number(await read('latest'))).toBeGreaterThanOrEqual(acknowledged);
    expect(numbers.filter((number) => !received.has(number))).toStrictEqual([]);
  });
});

/** Returns the last acknowledged number. */
async function writeUntilKilled(dataDir: string): Promise<number> {
  const script = new URL('../../support/storage-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = -1;
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line);
    if (acknowledged >= atLeast) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return acknowledged;
}

async function receiveAll(sqs: SQSClient): Promise<Set<string>> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'killed' }));
  const bodies = new Set<string>();
  for (;;) {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (!Messages) return bodies;
    for (const { Body = '' } of Messages) bodies.add(Body);
  }
}
