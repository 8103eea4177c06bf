import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ManualTime, manualTime } from '../../support/manual-time.ts';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';
import { Sha256 } from '../../support/sha256.ts';

const MEGABYTES_30 = 30 * 1024 * 1024;

let time: ManualTime;
let server: SearchServer;
let opened: Socket[];

beforeEach(async () => {
  time = manualTime('2026-05-01T00:00:00Z');
  opened = [];
  server = await startSearchServer(undefined, time.timers);
});

afterEach(async () => {
  for (const socket of opened) socket.destroy();
  await server.close();
});

interface SigningOptions {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly isDeclared?: boolean;
}

/** Signs a bulk request. Its headers declare the hash of the body unless asked otherwise. */
async function signed(body: string, options: SigningOptions = {}): Promise<Record<string, string>> {
  const { accessKeyId = 'test', secretAccessKey = 'test', isDeclared = true } = options;
  const signer = new SignatureV4({
    service: 'es',
    region: server.region,
    credentials: { accessKeyId, secretAccessKey },
    sha256: Sha256,
    applyChecksum: isDeclared,
  });
  const { host, hostname, port } = new URL(server.endpoint);
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: '/_bulk',
    query: {},
    headers: { host },
    body,
  });
  return headers;
}

/** Sends a request's head, and what there is of its body. Returns what is answered. */
async function send(headers: Record<string, string>, length: number, body = '') {
  const { host, hostname, port } = new URL(server.endpoint);
  const socket = connect(Number(port), hostname);
  opened.push(socket);
  socket.on('error', () => {});
  let text = '';
  socket.on('data', (piece) => {
    text += String(piece);
  });
  const all = { host, 'content-length': String(length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /_bulk HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
  const answered = once(socket, 'data').then(() => text);
  return { socket, answered, text: () => text };
}

describe('search, before it reads a body of 30 MB', () => {
  it.each([
    ['nobody', async () => ({})],
    ['a wrong password', async () => ({ authorization: `Basic ${btoa('test:guess')}` })],
    ['a wrong secret', () => signed('x', { secretAccessKey: 'guess' })],
    ['an unknown key', () => signed('x', { accessKeyId: 'stranger', isDeclared: false })],
  ])('refuses %s', async (_, headers) => {
    const { answered } = await send(await headers(), MEGABYTES_30);

    expect(await answered).toMatch(/^HTTP\/1\.1 403 /);
    expect(await answered).toMatch(/^connection: close/im);
  });

  it('refuses a body that is too long of somebody it knows', async () => {
    const { answered } = await send(await signed('x'), MEGABYTES_30 * 2);

    expect(await answered).toMatch(/^HTTP\/1\.1 413 /);
  });
});

const BULK = '{"index":{"_index":"a","_id":"1"}}\n{"t":"x"}\n';

describe('search, once it has read a body', () => {
  it.each([true, false])('compares it with what was signed (declared: %s)', async (isDeclared) => {
    const headers = await signed(BULK, { isDeclared });
    const good = await send(headers, BULK.length, BULK);
    const changed = BULK.replace('"x"', '"y"');
    const bad = await send(headers, BULK.length, changed);

    expect(await good.answered).toMatch(/^HTTP\/1\.1 200 /);
    expect(await bad.answered).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('takes only a few bodies at once whose signature does not declare them', async () => {
    const headers = await signed(BULK, { isDeclared: false });
    const sent = await Promise.all(Array.from({ length: 9 }, () => send(headers, MEGABYTES_30)));

    const [first] = await Promise.race(sent.map(async (one) => [await one.answered, one] as const));

    expect(first).toMatch(/^HTTP\/1\.1 429 .*rejected_execution_exception/s);
    const declared = await send(await signed(BULK), BULK.length, BULK);
    expect(await declared.answered).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('does not wait for one that drips', async () => {
    const { socket, answered, text } = await send(await signed(BULK), BULK.length);
    const closed = new Promise((resolve) => socket.once('close', resolve));

    for (let second = 0; second < 25 && !text(); second += 1) {
      socket.write('x');
      await time.advance(1000);
    }

    expect(await answered).toMatch(/^HTTP\/1\.1 408 .*timeout_exception/s);
    await closed;
  });
});
