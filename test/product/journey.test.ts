import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openChat, textOf, titleOfAnswer } from '../support/chat-api.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

// One test kills the product and starts it again.
vi.setConfig({ testTimeout: 180_000 });

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

function s3(): S3Client {
  return new S3Client({
    endpoint: product.outputs.AwsUrl ?? '',
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

/** Asks until the answer is as wanted; the index follows an upload in about a second. */
async function eventually<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer) || Date.now() > deadline) return answer;
    await pause(100);
  }
}

const page = `<html><head><title>Zorbflax 42</title></head><body><h1>Zorbflax 42</h1>
<h2>Calibrating</h2><p>To calibrate the zorbflax 42, hold its blue key for nine seconds.</p></body></html>`;

async function fileTicket(): Promise<string> {
  const chat = await openChat(product.outputs.WebUrl ?? '');
  const answers = [
    'open a ticket about Brightspace',
    'Ada Student',
    'ada@example.edu',
    'Quiz page is blank',
    'I open the quiz and see a white page. My password is hunter2.',
    'yes',
  ];
  let last = '';
  for (const text of answers) last = textOf(await chat.say(text));
  return /LTSI-[0-9A-HJKMNP-TV-Z]{10}/.exec(last)?.[0] ?? `no ticket in: ${last}`;
}

const PNG = Buffer.from('\x89PNG\r\n\x1a\nand more', 'latin1');

/** Uploads a file as the page does. Resolves with the status of the bucket's answer. */
async function uploadFile(sessionId: string, name: string, content: Buffer): Promise<number> {
  const { WebUrl = '' } = product.outputs;
  const asked = await fetch(`${WebUrl}/api/sessions/${sessionId}/attachments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, type: 'application/x-msdownload', size: content.length }),
  });
  const { url, fields } = (await asked.json()) as { url: string; fields: Record<string, string> };
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const { status } = await fetch(url, { method: 'POST', body: form, headers: { origin: WebUrl } });
  return status;
}

async function mailsAbout(ticketId: string): Promise<string[]> {
  const folder = join(dataDir, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return mails.filter((mail) => mail.includes(ticketId));
}

describe('the product', () => {
  it('answers from a page, at its place', async () => {
    const chat = await openChat(product.outputs.WebUrl ?? '');

    const messages = await chat.say('I forgot my NetLink ID password');

    const card = messages.find((message) => message.card)?.card;
    expect(card).toMatchObject({ kind: 'answer', title: expect.stringMatching(/password/i) });
    const opened = await fetch(new URL(card?.href ?? '', product.outputs.WebUrl));
    const html = await opened.text();
    expect(opened.status).toBe(200);
    expect(html).toContain(`id="${card?.href.split('#')[1]}"`);
    expect(html).not.toMatch(/<script/i);
  });

  it('answers from a video, at its second', async () => {
    const chat = await openChat(product.outputs.WebUrl ?? '');

    const messages = await chat.say('how do I share my screen in Zoom');

    const card = messages.find((message) => message.card)?.card;
    expect(card).toMatchObject({ kind: 'answer', title: expect.stringMatching(/zoom/i) });
    expect(card?.href).toMatch(/\?t=\d+/);
  });

  it('answers from a page that nobody foresaw, as long as it is there', async () => {
    const place = { Bucket: product.outputs.DocumentsBucket, Key: 'documents/zorbflax.html' };
    const ask = () =>
      titleOfAnswer(product.outputs.WebUrl ?? '', 'how do I calibrate the zorbflax 42');
    const before = await ask();

    await s3().send(new PutObjectCommand({ ...place, Body: page, ContentType: 'text/html' }));
    const whileThere = await eventually(ask, (title) => title?.startsWith('Zorbflax 42') ?? false);
    await s3().send(new DeleteObjectCommand(place));
    const after = await eventually(ask, (title) => title === undefined);

    expect([before, whileThere, after]).toStrictEqual([
      undefined,
      'Zorbflax 42: Calibrating',
      undefined,
    ]);
  });

  it('turns a problem into one ticket mail to the team, without the password', async () => {
    const ticketId = await fileTicket();

    expect(ticketId).toMatch(/^LTSI-/);
    const [mail, ...others] = await mailsAbout(ticketId);
    expect(others).toHaveLength(0);
    expect(mail).toMatch(/^To: learning-tools@/m);
    expect(mail).not.toMatch(/^Reply-To:/im);
    const { text, html } = await PostalMime.parse(mail ?? '');
    expect(text).toContain('ada@example.edu');
    expect(html).toContain('ada@example.edu');
    expect(`${text}${html}`).not.toContain('hunter2');
    const console = await (await fetch(`${product.outputs.WebUrl}/console/api/mail`)).text();
    expect(console).toContain(ticketId);
  });

  it('mails a pasted log whole, and the file that was added to the ticket', async () => {
    const chat = await openChat(product.outputs.WebUrl ?? '');
    const log = `${'12:00 ERROR the quiz is blank\n'.repeat(400)}and here it ends`;
    for (const text of [
      'open a ticket about Brightspace',
      'Ada Student',
      'ada@example.edu',
      'Quiz page is blank',
      log,
    ])
      await chat.say(text);

    const status = await uploadFile(chat.sessionId, 'run.exe', PNG);
    const sent = textOf(await chat.say('yes'));

    const ticketId = /LTSI-[0-9A-HJKMNP-TV-Z]{10}/.exec(sent)?.[0] ?? 'none';
    const mails = await mailsAbout(ticketId);
    const mail = await PostalMime.parse(mails[0] ?? '');
    const Key = `attachments/${ticketId}/1-run.exe.png`;
    const kept = await s3().send(
      new GetObjectCommand({ Bucket: product.outputs.TicketsBucket, Key }),
    );
    expect(status).toBe(204);
    expect(sent).toContain('Attached: run.exe.png.');
    expect(mails).toHaveLength(1);
    expect(mail.text).toContain('and here it ends');
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({
      filename: 'run.exe.png',
      mimeType: 'image/png',
      disposition: 'attachment',
    });
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toStrictEqual(PNG);
    expect([kept.ContentType, kept.ContentDisposition]).toStrictEqual(['image/png', 'attachment']);
  });

  it('keeps tickets, mail and pages over a kill -9', async () => {
    const place = { Bucket: product.outputs.DocumentsBucket, Key: 'documents/kept.html' };
    await s3().send(new PutObjectCommand({ ...place, Body: page, ContentType: 'text/html' }));
    const ticketId = await fileTicket();
    const outputs = { ...product.outputs };

    await product.stop('SIGKILL');
    product = await startProduct(dataDir);

    const ask = () =>
      titleOfAnswer(product.outputs.WebUrl ?? '', 'how do I calibrate the zorbflax 42');
    expect(await eventually(ask, (title) => title !== undefined)).toBe('Zorbflax 42: Calibrating');
    expect(await mailsAbout(ticketId)).toHaveLength(1);
    expect(product.outputs.BotId).toBe(outputs.BotId);
    expect(product.outputs.BotAliasId).toBe(outputs.BotAliasId);
    expect(product.outputs.DocumentsBucket).toBe(outputs.DocumentsBucket);
  });

  it('rebuilds a lost index from the bucket', async () => {
    await product.stop();
    await rm(join(dataDir, 'search'), { recursive: true });
    product = await startProduct(dataDir);

    expect(
      await titleOfAnswer(product.outputs.WebUrl ?? '', 'I forgot my NetLink ID password'),
    ).toMatch(/password/i);
    expect(product.output()).toContain('being rebuilt from the bucket');
  });

  it('answers an in-flight request before it ends', async () => {
    const chat = await openChat(product.outputs.WebUrl ?? '');
    const answers = Array.from({ length: 4 }, () => openChat(product.outputs.WebUrl ?? ''));
    const chats = [chat, ...(await Promise.all(answers))];

    const turns = chats.map((one) => one.say('I forgot my NetLink ID password'));
    await pause(20);
    const code = await product.stop();
    const said = await Promise.all(turns);
    product = await startProduct(dataDir);

    expect(code).toBe(0);
    expect(said.every((messages) => messages.some(({ card }) => card?.kind === 'answer'))).toBe(
      true,
    );
  });

  it('offers a ticket when it understands nothing', async () => {
    const chat = await openChat(product.outputs.WebUrl ?? '');

    const messages = await chat.say('qwrtz plmok vexnub');

    expect(messages.map(({ contentType }) => contentType)).toContain('ImageResponseCard');
    expect(JSON.stringify(messages)).toContain('open a ticket');
  });
});
