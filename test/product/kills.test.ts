import { createHash, randomUUID } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ChatMessage, textOf } from '../support/chat-api.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

// Each test kills the product and starts it again.
vi.setConfig({ testTimeout: 180_000 });

const CHATS = 6;

let product: Product;
let dataDir: string;

beforeAll(async () => {
  dataDir = await temporaryFolder();
  product = await startProduct(dataDir);
}, 120_000);

afterAll(async () => {
  await product?.stop();
  await removeFolders();
});

interface Answer {
  /** 0 if none came. */
  readonly status: number;
  readonly text: string;
}

async function request(method: string, path: string, body?: object): Promise<Answer> {
  try {
    const response = await fetch(`${product.outputs.WebUrl}/api/sessions${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: '' };
  }
}

async function open(): Promise<string> {
  return JSON.parse((await request('POST', '', {})).text).sessionId;
}

const say = (id: string, text: string, clientMessageId: string = randomUUID()) =>
  request('POST', `/${id}/messages`, { text, clientMessageId });

function said({ status, text }: Answer): string {
  expect(status, text).toBe(200);
  return textOf(JSON.parse(text).messages as ChatMessage[]);
}

/** A word that no rule takes for a number of a card. */
function randomWord(): string {
  return randomUUID().replace(/[0-9-]/g, (digit) => 'ghijklmnopq'.charAt(Number(digit) || 0));
}

/** A chat in which the bot waits for the description of the problem. */
async function chatBeforeDescription(): Promise<string> {
  const id = await open();
  const answers = [
    'open a ticket about Brightspace',
    'Ada Student',
    // One address may open five tickets an hour.
    `${randomWord()}@example.edu`,
    'Quiz page is blank',
  ];
  for (const text of answers) said(await say(id, text));
  return id;
}

/** The subjects and texts of the mails that were sent. */
async function mails(): Promise<string[]> {
  const folder = join(dataDir, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  return Promise.all(
    names.map(async (name) => {
      const { subject, text } = await PostalMime.parse(await readFile(join(folder, name)));
      return `${subject}\n${text}`;
    }),
  );
}

type Moment = (sent: Promise<unknown>) => Promise<void>;

/** The first change below a path of the data folder. */
function changeOf(...path: string[]): Moment {
  return (sent) => {
    let watcher: FSWatcher | undefined;
    const changed = new Promise<void>((resolve) => {
      watcher = watch(join(dataDir, ...path), { recursive: true }, () => resolve());
    });
    return Promise.race([changed, sent.then(() => {})]).finally(() => watcher?.close());
  };
}

const MOMENTS: readonly (readonly [string, Moment])[] = [
  ['is on its way', async () => {}],
  ['is being claimed', changeOf('s3')],
  ['is being written by Lex', changeOf('lex')],
  ['is answered', async (sent) => void (await sent)],
];

describe.each(MOMENTS)('a kill -9 when a message %s', (_name, moment) => {
  it('loses none, takes none twice, and no ticket says "yes" instead', async () => {
    const chats = await Promise.all(
      Array.from({ length: CHATS }, async (_, index) => ({
        id: await chatBeforeDescription(),
        message: randomUUID(),
        description: `My quiz shows ${randomWord()}`,
        isSentAgain: index % 2 === 0,
      })),
    );
    const sent = chats.map(({ id, description, message }) => say(id, description, message));
    await moment(Promise.race(sent));
    await product.stop('SIGKILL');
    const answers = await Promise.all(sent);
    product = await startProduct(dataDir);

    for (const [index, { id, description, message, isSentAgain }] of chats.entries()) {
      const isAnswered = answers[index]?.status === 200;
      // Each is answered by the first request: one that waits for another function gets 409.
      if (isSentAgain)
        expect(said(await say(id, description, message))).toMatch(/send the ticket/i);
      const last = said(await say(id, 'yes'));
      if (isSentAgain || isAnswered) await expectTicket(id, last, description);
      else said(await say(id, 'yes'));
    }
    expect((await mails()).filter((mail) => /^yes\s*$/im.test(mail))).toHaveLength(0);
  });
});

async function expectTicket(id: string, reply: string, description: string): Promise<void> {
  const ticketId = /LTSI-[0-9A-HJKMNP-TV-Z]{10}/.exec(reply)?.[0] ?? `no ticket in: ${reply}`;
  const about = (await mails()).filter((mail) => mail.includes(ticketId));
  expect(about, ticketId).toHaveLength(1);
  expect(about[0]).toContain(description);
  const { turns } = JSON.parse((await request('GET', `/${id}`)).text);
  const texts = turns.map((turn: { said?: { text: string } }) => turn.said?.text);
  expect(texts.filter((text: string) => text === description)).toHaveLength(1);
}

/** The files of the data folder that contain one of the texts. */
async function filesWith(...texts: string[]): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name)).catch(() => Buffer.alloc(0));
      return texts.some((text) => bytes.includes(text)) ? [join(parentPath, name)] : [];
    }),
  );
  return found.flat();
}

describe('a conversation that is deleted', () => {
  it('is nowhere in the data folder, nor in what the console shows', async () => {
    const s3 = new S3Client({
      endpoint: product.outputs.AwsUrl ?? '',
      region: 'ca-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const Bucket = product.outputs.TicketsBucket ?? '';
    const id = await open();
    const hash = createHash('sha256').update(id).digest('hex');
    const counter = createHash('sha256').update(`session:${id}`).digest('hex');
    const kept = [`uploads/${hash}/1-log.txt`, `state/cap/${counter}.json`];
    for (const Key of kept) await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'Zorbflax' }));
    for (const text of ['open a ticket', 'Zorbflax Student', 'zorbflax@example.edu']) {
      said(await say(id, text));
    }
    expect(await filesWith('Zorbflax', 'zorbflax', id)).not.toEqual([]);

    expect((await request('DELETE', `/${id}`)).status).toBe(204);

    expect(await filesWith('Zorbflax', 'zorbflax', id)).toEqual([]);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.filter(({ Key = '' }) => Key.includes(hash))).toEqual([]);
    const turns = await fetch(`${product.outputs.WebUrl}/console/api/turns`);
    expect(await turns.text()).not.toMatch(/zorbflax/i);
    expect(product.output()).not.toMatch(/zorbflax/i);
    expect((await request('GET', `/${id}`)).status).toBe(404);
    expect((await say(id, 'yes')).status).toBe(404);
    expect(await filesWith(id)).toEqual([]);
  });
});
