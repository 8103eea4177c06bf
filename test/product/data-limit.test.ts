import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Chat, openChat, textOf } from '../support/chat-api.ts';
import { PATIENCE } from '../support/patience.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

vi.setConfig({ testTimeout: 120_000 });

const PIECE = 20_000_000;

interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
}

describe('a data folder that reaches DATA_LIMIT', () => {
  let product: Product;
  let begun: Chat;
  let uploaded: string[];
  let ticketId: string;
  beforeAll(async () => {
    product = await startProduct(await temporaryFolder(), { DATA_LIMIT: '200MB' });
    begun = await openChat(webUrl());
    uploaded = await fill();
  }, 120_000);
  afterAll(async () => {
    await product?.stop();
    await removeFolders();
  });

  const webUrl = () => product.outputs.WebUrl ?? '';
  const client = <Client>(type: new (settings: ClientSettings) => Client): Client =>
    new type({
      endpoint: product.outputs.AwsUrl ?? '',
      region: 'ca-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  const s3 = () => client(S3Client);
  const Bucket = () => product.outputs.ArtifactsBucket;
  const upload = (Key: string) =>
    s3().send(new PutObjectCommand({ Bucket: Bucket(), Key, Body: Buffer.alloc(PIECE, 1) }));
  const openSession = () => fetch(`${webUrl()}/api/sessions`, { method: 'POST' });
  const dataHealth = async () => {
    const response = await fetch(`${webUrl()}/healthz`);
    const { components } = (await response.json()) as {
      components: { data: { state: string; detail?: string } };
    };
    return components.data;
  };

  /** Uploads until that is refused. */
  async function fill(): Promise<string[]> {
    const keys: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      const error = await upload(`filler-${n}`).catch((thrown: S3ServiceException) => thrown);
      if (error instanceof Error) {
        expect(error.name).toBe('InsufficientStorage');
        expect(error.$metadata).toMatchObject({ httpStatusCode: 507, attempts: 1 });
        return keys;
      }
      keys.push(`filler-${n}`);
    }
    throw new Error('nothing was refused');
  }

  it('refuses an upload before the limit', () => {
    expect(uploaded.length).toBeGreaterThan(1);
    expect(uploaded.length * PIECE).toBeLessThan(200_000_000);
  });

  it('refuses new chats in kind words, and lets the chats that have begun file tickets', async () => {
    const refused = await openSession();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(refused.headers.get('retry-after')).toBe('600');
    expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/^Sorry, .*room/) });

    const answers = [
      'open a ticket about Brightspace',
      'Ada Student',
      'ada@example.edu',
      'Quiz page is blank',
      'I open the quiz and see a white page.',
      'yes',
    ];
    let last = '';
    for (const text of answers) last = textOf(await begun.say(text));
    ticketId = /LTSI-[0-9A-HJKMNP-TV-Z]{10}/.exec(last)?.[0] ?? `no ticket in: ${last}`;
    expect(ticketId).not.toContain('no ticket');
  });

  it('files the ticket with its record, its mail and its notice', async () => {
    const folder = join(product.dataDir, 'mail');
    const mails = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
    const texts = await Promise.all(mails.map((name) => readFile(join(folder, name), 'utf8')));
    expect(texts.filter((text) => text.includes(ticketId))).toHaveLength(1);
    const Prefix = 'tickets/';
    const request = new ListObjectsV2Command({ Bucket: product.outputs.TicketsBucket, Prefix });
    const { Contents = [] } = await s3().send(request);
    expect(Contents.map(({ Key }) => Key)).toEqual([expect.stringContaining(ticketId)]);
  });

  const refusals: readonly (readonly [string, () => Promise<unknown>, string, number])[] = [
    [
      'a copy of an object',
      () =>
        s3().send(
          new CopyObjectCommand({
            Bucket: Bucket(),
            Key: 'copy',
            CopySource: `${Bucket()}/filler-0`,
          }),
        ),
      'InsufficientStorage',
      507,
    ],
    [
      'a message to a queue',
      () => {
        const QueueUrl = product.outputs.DocumentsQueueUrl;
        return client(SQSClient).send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
      },
      'OverLimit',
      403,
    ],
    [
      'a message to a topic',
      () => {
        const TopicArn = product.outputs.NotificationsTopicArn;
        return client(SNSClient).send(new PublishCommand({ TopicArn, Message: 'x' }));
      },
      'ThrottledException',
      429,
    ],
    [
      'a mail',
      () =>
        client(SESClient).send(
          new SendRawEmailCommand({
            Source: 'a@example.edu',
            Destinations: ['b@example.edu'],
            RawMessage: { Data: Buffer.from('Subject: x\r\n\r\nx') },
          }),
        ),
      'LimitExceededException',
      400,
    ],
  ];

  it.each(refusals)('refuses %s by a client', async (_name, call, name, httpStatusCode) => {
    const error = (await call().catch((thrown) => thrown)) as S3ServiceException;

    expect(error.name).toBe(name);
    expect(error.$metadata).toMatchObject({ httpStatusCode });
  });

  it('refuses a write to search as OpenSearch does, and lets everybody search', async () => {
    const ask = async (path: string, body: string) => {
      const response = await fetch(`${product.outputs.SearchUrl}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa('test:test')}`,
          'content-type': 'application/x-ndjson',
        },
        body,
      });
      return { status: response.status, body: await response.json() };
    };

    expect(await ask('/_bulk', '{"index":{"_index":"x"}}\n{"a":1}\n')).toMatchObject({
      status: 429,
      body: { error: { type: 'cluster_block_exception' }, status: 429 },
    });
    expect(await ask('/_search', '{}')).toMatchObject({ status: 200 });
  });

  it('is reported by /healthz and the log', async () => {
    await expect
      .poll(dataHealth, PATIENCE)
      .toStrictEqual({ state: 'ready', detail: expect.stringContaining('of DATA_LIMIT 200 MB') });
    expect(product.output()).toContain('uploads and new chats are refused, and messages, mails');
  });

  it('accepts both again once there is room', async () => {
    for (const Key of uploaded) await s3().send(new DeleteObjectCommand({ Bucket: Bucket(), Key }));

    await expect.poll(async () => (await openSession()).status, PATIENCE).toBe(201);
    await upload('again');
  });
});
