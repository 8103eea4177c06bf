import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AWS_PORT, startBot, WEB_PORT } from '../support/bot-image.ts';
import { openChat, titleOfAnswer } from '../support/chat-api.ts';
import { awaitAnswer, countMails, describeProblem, uploadPage } from '../support/help-desk.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const DISK_MIB = 256;
const QUESTION = 'I forgot my NetLink ID password';
const ANSWER = 'Reset your NetLink ID password';

let bot: StartedTestContainer;
/** The proxies between the clients and the bot. */
let aws: TcpProxy;
let web: TcpProxy;
let Bucket: string;
let s3: S3Client;

beforeAll(async () => {
  bot = await startBot(DISK_MIB);
  const urlOf = (port: number) => `http://${bot.getHost()}:${bot.getMappedPort(port)}`;
  aws = await startTcpProxy(urlOf(AWS_PORT));
  web = await startTcpProxy(urlOf(WEB_PORT));
  const { output } = await bot.exec(['cat', '/data/outputs.json']);
  Bucket = (JSON.parse(output) as { DocumentsBucket: string }).DocumentsBucket;
  s3 = new S3Client({
    endpoint: aws.url,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});
afterEach(() => {
  for (const cable of [aws, web]) cable?.become({ kind: 'open' });
});
afterAll(async () => {
  s3?.destroy();
  await aws?.[Symbol.asyncDispose]();
  await web?.[Symbol.asyncDispose]();
  await bot?.stop();
});

async function read(Key: string): Promise<string | undefined> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
}

/** Sends a message as the page does. Messages with the same `clientMessageId` are the same message. */
async function say(sessionId: string, text: string, clientMessageId: string): Promise<string> {
  const response = await fetch(`${web.url}/api/sessions/${sessionId}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, clientMessageId }),
  });
  return response.text();
}

/** Returns the tickets in the mail box, read without a proxy, or undefined if there are none. */
async function mailedTickets(): Promise<string[] | undefined> {
  const url = `http://${bot.getHost()}:${bot.getMappedPort(WEB_PORT)}/console/api/mail`;
  const page = await (await fetch(url)).text();
  const found = new Set(page.match(/LTSI-[0-9A-HJKMNP-TV-Z]{10}/g));
  return found.size > 0 ? [...found] : undefined;
}

describe('a slow network before the embedded services', () => {
  it('makes answers and uploads late, not wrong', async () => {
    for (const cable of [aws, web]) cable.become({ kind: 'slow', delayMs: 150 });

    const title = await titleOfAnswer(web.url, QUESTION);
    await uploadPage(aws.url, Bucket, 'Zorbflax 42');
    await awaitAnswer(web.url, 'Zorbflax 42');

    expect(title).toBe(ANSWER);
  });
});

describe('a network that is cut', () => {
  it('leaves of an upload that it cut the object of before, whole', async () => {
    const Key = 'kept/page';
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'before' }));
    const half = new PassThrough();
    const upload = s3.send(
      new PutObjectCommand({ Bucket, Key, Body: half, ContentLength: 4_000_000 }),
    );
    half.write(Buffer.alloc(2_000_000, 'x'));
    await once(half, 'drain');

    aws.become({ kind: 'cut' });
    await expect(upload).rejects.toThrow();
    await expect(read(Key)).rejects.toThrow();
    aws.become({ kind: 'open' });

    expect(await read(Key)).toBe('before');
  });

  it('makes one ticket and one mail of a message whose answer it cut off', async () => {
    const chat = await openChat(web.url);
    await describeProblem(chat);
    const id = randomUUID();
    web.become({ kind: 'slow', delayMs: 2_000 });
    const unanswered = say(chat.sessionId, 'yes', id).catch(() => 'cut');
    const [mailed = ''] = await vi.waitUntil(mailedTickets, { timeout: 30_000, interval: 100 });
    web.become({ kind: 'cut' });
    expect(await unanswered).toBe('cut');
    web.become({ kind: 'open' });

    const again = await say(chat.sessionId, 'yes', id);

    expect(again).toContain(mailed);
    expect(await countMails(web.url, mailed)).toBe(1);
    expect(await mailedTickets()).toStrictEqual([mailed]);
  });
});

describe('a bot that is paused', () => {
  it('answers what was asked during the pause once it continues, and has all that it acknowledged', async () => {
    const runtime = await getContainerRuntimeClient();
    const container = runtime.container.getById(bot.getId());
    await s3.send(new PutObjectCommand({ Bucket, Key: 'kept/before', Body: 'before' }));

    await container.pause();
    const asked = titleOfAnswer(web.url, QUESTION);
    const uploaded = s3.send(new PutObjectCommand({ Bucket, Key: 'kept/late', Body: 'late' }));
    await container.unpause();

    expect(await asked).toBe(ANSWER);
    await uploaded;
    expect(await read('kept/before')).toBe('before');
    expect(await read('kept/late')).toBe('late');
    expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
  });
});
