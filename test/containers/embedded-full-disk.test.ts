import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { StartedTestContainer } from 'testcontainers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AWS_PORT, startBot, WEB_PORT } from '../support/bot-image.ts';
import { openChat, textOf } from '../support/chat-api.ts';
import { describeProblem } from '../support/help-desk.ts';

const DISK_MIB = 192;

let bot: StartedTestContainer;
let webUrl: string;
let s3: S3Client;
let Bucket: string;

beforeAll(async () => {
  bot = await startBot(DISK_MIB);
  webUrl = `http://${bot.getHost()}:${bot.getMappedPort(WEB_PORT)}`;
  s3 = new S3Client({
    endpoint: `http://${bot.getHost()}:${bot.getMappedPort(AWS_PORT)}`,
    // If the host is a name, the SDK would put the bucket in front of it.
    forcePathStyle: true,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const { output } = await bot.exec(['cat', '/data/outputs.json']);
  Bucket = (JSON.parse(output) as { DocumentsBucket: string }).DocumentsBucket;
});

afterAll(async () => {
  s3?.destroy();
  await bot?.stop();
});

const put = (Key: string) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: `This is ${Key}.` }));

async function read(Key: string): Promise<string | undefined> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
}

async function dataState(): Promise<string> {
  const response = await fetch(`${webUrl}/healthz`);
  const { components } = (await response.json()) as {
    components: { data: { state: string; detail?: string } };
  };
  const { state, detail = '' } = components.data;
  return `${response.status} ${state} ${detail}`;
}

async function untilDataIs(state: RegExp): Promise<string> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await dataState();
    if (state.test(found) || Date.now() > deadline) return found;
    await pause(200);
  }
}

it('keeps on a full disk what it has acknowledged, refuses the rest, and goes on once there is room', async () => {
  await put('kept/before');
  const chat = await openChat(webUrl);
  await describeProblem(chat);
  // dd fails when the disk is full, which is the purpose.
  await bot.exec([
    'sh',
    '-c',
    'dd if=/dev/zero of=/data/filler bs=64k; dd if=/dev/zero of=/data/rest bs=1k; true',
  ]);

  expect(await untilDataIs(/failed/)).toMatch(/^503 failed DATA_DIR \/data /);
  await expect(put('kept/refused')).rejects.toMatchObject({
    $metadata: { httpStatusCode: expect.toSatisfy((status: number) => status >= 500) },
  });
  const answer = await chat.say('yes').then(textOf, (error: Error) => error.message);
  expect(answer).not.toMatch(/Your ticket is LTSI-/);
  expect(await read('kept/before')).toBe('This is kept/before.');

  await bot.exec(['rm', '/data/filler', '/data/rest']);

  expect(await untilDataIs(/ready/)).toMatch(/^200 ready/);
  await put('kept/after');
  expect(await read('kept/before')).toBe('This is kept/before.');
  expect(await read('kept/after')).toBe('This is kept/after.');
  await expect(read('kept/refused')).rejects.toMatchObject({ name: 'NoSuchKey' });
  const again = await openChat(webUrl);
  expect(textOf(await again.say('I forgot my NetLink ID password'))).toMatch(/password/i);
});
