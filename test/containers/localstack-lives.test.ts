import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openChat, titleOfAnswer } from '../support/chat-api.ts';
import { type StartedBackend, startLocalStack } from '../support/containers.ts';
import { countMails, describeProblem, ticketIdIn } from '../support/help-desk.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const docker = (...args: string[]) => promisify(execFile)('docker', args);

const QUESTION = 'I forgot my NetLink ID password';
const ANSWER = 'Reset your NetLink ID password';

let localStack: StartedBackend;
let network: TcpProxy;
let dataDir: string;
let product: Product;
let outputs: Readonly<Record<string, string>>;

beforeAll(async () => {
  localStack = await startLocalStack({ withStorage: true });
  network = await startTcpProxy(localStack.url);
  dataDir = await temporaryFolder();
  product = await start();
});

afterAll(async () => {
  await product?.stop();
  await network?.[Symbol.asyncDispose]();
  await localStack?.[Symbol.asyncDispose]();
  await removeFolders();
});

async function start(): Promise<Product> {
  const started = await startProduct(dataDir, {
    AWS_BACKEND: network.url,
    SEARCH_BACKEND: inject('openSearchUrl'),
    LOG_LEVEL: 'info',
  });
  outputs = started.outputs;
  return started;
}

const web = () => outputs.WebUrl ?? '';

async function health(): Promise<{ status: number; aws: { state: string; detail: string } }> {
  const response = await fetch(`${web()}/healthz`);
  const { components } = (await response.json()) as {
    components: { aws: { state: string; detail: string } };
  };
  return { status: response.status, aws: components.aws };
}

/** Polls until a condition holds. After two minutes, the test fails with the last value. */
async function eventually<T>(look: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const found = await look().catch((error: unknown) => error as T);
    if (isSo(found) || Date.now() > deadline) return found;
    await pause(200);
  }
}

const untilReady = () => eventually(health, ({ status }) => status === 200);
const untilFailed = () => eventually(health, ({ aws }) => aws?.state === 'failed');

function documents() {
  const client = new S3Client({
    endpoint: outputs.AwsUrl ?? '',
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const Bucket = outputs.DocumentsBucket;
  return {
    upload: (name: string, title: string) =>
      client.send(
        new PutObjectCommand({
          Bucket,
          Key: `documents/${name}`,
          ContentType: 'text/html',
          Body: `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>To calibrate the ${title}, hold its blue key for nine seconds.</p></body></html>`,
        }),
      ),
    list: async () => {
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'documents/' }),
      );
      return Contents.map(({ Key }) => Key);
    },
  };
}

describe('the product on LocalStack and OpenSearch', () => {
  it('says in /healthz that LocalStack keeps nothing', async () => {
    expect((await health()).aws).toStrictEqual({
      state: 'ready',
      detail: `LocalStack at ${network.url}: its data is lost when it stops`,
    });
  });

  it('answers from the samples, and files a ticket that reaches the mail box', async () => {
    expect(await titleOfAnswer(web(), QUESTION)).toBe(ANSWER);
    const chat = await openChat(web());
    await describeProblem(chat);

    const ticket = ticketIdIn(await chat.say('yes'));
    expect(await countMails(web(), ticket)).toBe(1);
  });

  it('finds an upload that was made while it was not there', async () => {
    const address = outputs.DocumentsBucket;
    await product.stop();
    const direct = new S3Client({
      endpoint: localStack.url,
      region: 'ca-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      forcePathStyle: true,
    });
    await direct.send(
      new PutObjectCommand({
        Bucket: address,
        Key: 'documents/frobnicator.html',
        ContentType: 'text/html',
        Body: '<html><head><title>Frobnicator 7</title></head><body><h1>Frobnicator 7</h1><p>The frobnicator 7 starts when its red lever points down.</p></body></html>',
      }),
    );

    product = await start();

    const title = await eventually(
      () => titleOfAnswer(web(), 'how do I start the frobnicator 7?'),
      (found) => found === 'Frobnicator 7',
    );
    expect(title).toBe('Frobnicator 7');
  });

  it('loses no upload to a kill -9 of its own', async () => {
    const { upload } = documents();
    await upload('zorbflax.html', 'Zorbflax 42');
    await product.stop('SIGKILL');

    product = await start();

    // Messages that the indexer had received become visible after the queue's timeout of six minutes.
    const { list } = documents();
    expect(await list()).toContain('documents/zorbflax.html');
    expect(await titleOfAnswer(web(), QUESTION)).toBe(ANSWER);
  });

  it('refuses while the network is cut, says why, and goes on when it is back', async () => {
    const chat = await openChat(web());
    await describeProblem(chat);
    network.become({ kind: 'cut' });
    const cut = await untilFailed();
    expect(cut.status).toBe(503);
    expect(cut.aws.detail).toContain('does not answer');

    await expect(openChat(web())).rejects.toThrow(/^503 .*away right now/);
    await expect(chat.say('yes')).rejects.toThrow(/^503 .*away right now/);
    await expect(documents().list()).rejects.toMatchObject({ name: 'ServiceUnavailable' });

    network.become({ kind: 'open' });
    await untilReady();
    const ticket = ticketIdIn(await chat.say('yes'));
    expect(await countMails(web(), ticket)).toBe(1);
    expect(await documents().list()).toContain('documents/zorbflax.html');
  });

  it('answers over a slow network', async () => {
    network.become({ kind: 'slow', delayMs: 150 });

    expect(await titleOfAnswer(web(), QUESTION)).toBe(ANSWER);

    network.become({ kind: 'open' });
  });

  it('refuses while LocalStack is paused, and loses nothing by it', async () => {
    await docker('pause', localStack.container.getId());
    const paused = await untilFailed();
    expect(paused.status).toBe(503);
    await expect(openChat(web())).rejects.toThrow(/^503 /);

    await docker('unpause', localStack.container.getId());
    await untilReady();

    expect(await documents().list()).toContain('documents/zorbflax.html');
    expect(await titleOfAnswer(web(), QUESTION)).toBe(ANSWER);
  });

  it('sets LocalStack up again after its restart, which has lost what it kept', async () => {
    expect(await titleOfAnswer(web(), 'how do I start the frobnicator 7?')).toBe('Frobnicator 7');

    await localStack.container.restart();
    network.connectTo(
      `http://${localStack.container.getHost()}:${localStack.container.getMappedPort(4566)}`,
    );
    const refusals: string[] = [];
    await eventually(
      async () => product.output(),
      (log) => log.includes('has restarted and lost its data'),
    );
    const { status } = await eventually(
      async () => {
        await openChat(web()).catch(({ message }: Error) => refusals.push(message));
        return health();
      },
      ({ status }) => status === 200,
    );
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.filter((message) => !message.startsWith('503 '))).toStrictEqual([]);

    expect(status).toBe(200);
    // After a restart of LocalStack, the buckets have other names.
    outputs = JSON.parse(await readFile(join(dataDir, 'outputs.json'), 'utf8'));
    expect(await titleOfAnswer(web(), QUESTION)).toBe(ANSWER);
    expect(await titleOfAnswer(web(), 'how do I start the frobnicator 7?')).not.toBe(
      'Frobnicator 7',
    );
    expect(await documents().list()).not.toContain('documents/frobnicator.html');
    await documents().upload('widget.html', 'Widget 9');
    const title = await eventually(
      () => titleOfAnswer(web(), 'how do I calibrate the widget 9?'),
      (found) => found === 'Widget 9',
    );
    expect(title).toBe('Widget 9');
  });
});
