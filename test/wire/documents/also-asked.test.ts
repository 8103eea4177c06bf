import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../services/base/clock.ts';
import { createHttpAccess } from '../../../services/base/http/access.ts';
import { OpenSearchPassageIndex } from '../../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { docIdOf } from '../../../services/bot/helpdesk/documents/document-key.ts';
import type { Passage } from '../../../services/bot/helpdesk/documents/passage.ts';
import { ConsoleLogin } from '../../../services/devkit/console/login.ts';
import type { LinesDeps } from '../../../services/devkit/documents/also-asked/document-lines.ts';
import { readIndexReport } from '../../../services/devkit/documents/bucket/read-report.ts';
import { documentsConsole } from '../../../services/devkit/local/console/documents.ts';
import { buildWebApp } from '../../../services/devkit/local/web/app.ts';
import { Health } from '../../../services/devkit/local/web/health.ts';
import { consoleOptions } from '../../support/console-options.ts';
import { type DocumentsServer, startDocumentsServer } from '../../support/documents-server.ts';

const KEY = 'documents/vpn.md';
const META = `${KEY}.meta.json`;
const DOC = docIdOf(KEY);
const PAGE = `# VPN

Connect to the network of the university from elsewhere.

## On a phone

<!-- also asked as: tunnel on android -->

Use the app of the store.
`;
const DESCRIPTION = { title: 'Connect from home', audiense: 'staff', tags: ['vpn'] };
const TOKEN = 'open sesame';

let documents: DocumentsServer;
let index: OpenSearchPassageIndex;
let app: FastifyInstance;
let deps: LinesDeps;

beforeAll(async () => {
  documents = await startDocumentsServer('lines');
  index = new OpenSearchPassageIndex(documents.search.client, 'passages');
  const { s3, bucket } = documents;
  deps = {
    s3,
    bucket,
    passagesOf: (docId) => index.passagesOf(docId),
    limitMs: 20_000,
    clock: systemClock,
  };
  app = buildApp();
});

afterAll(() => documents.close());

beforeEach(async () => {
  await put(KEY, PAGE);
  await put(META, JSON.stringify(DESCRIPTION));
  await documents.whileIndexing(Promise.resolve());
});

function buildApp(lines: () => LinesDeps | undefined = () => deps, token?: string) {
  const { s3, bucket } = documents;
  const report = () => readIndexReport(s3, bucket);
  return buildWebApp({
    health: new Health([]),
    hasRoom: () => true,
    access: createHttpAccess({ needsSecret: token !== undefined }),
    login: token === undefined ? undefined : new ConsoleLogin(token, systemClock),
    console: consoleOptions(),
    consolePages: [documentsConsole({ report, lines, clock: systemClock })],
    chat: async () => {},
  });
}

const put = (Key: string, Body: string) =>
  documents.s3.send(new PutObjectCommand({ Bucket: documents.bucket, Key, Body }));

async function description(): Promise<unknown> {
  const found = await documents.s3.send(
    new GetObjectCommand({ Bucket: documents.bucket, Key: META }),
  );
  return JSON.parse((await found.Body?.transformToString()) ?? '');
}

const show = (path = '', of = app) =>
  of.inject({ url: `/console/documents/${DOC}${path}`, headers: { host: '127.0.0.1' } });

const post = (
  path: string,
  form: Readonly<Record<string, string>>,
  { headers = {}, of = app }: { headers?: Record<string, string>; of?: FastifyInstance } = {},
) =>
  of.inject({
    method: 'POST',
    url: `/console/documents/${DOC}/${path}`,
    headers: {
      host: '127.0.0.1',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: new URLSearchParams(form).toString(),
  });

async function section(heading: string): Promise<Passage> {
  const found = (await index.passagesOf(DOC)).find((one) => one.heading === heading);
  if (!found) throw new Error(`There is no section ${heading}`);
  return found;
}

const add = async (lines: string, heading = 'On a phone') =>
  documents.whileIndexing(post('lines', { passage: (await section(heading)).id, lines }));

describe('the page about the lines of a document', () => {
  it('is behind the document in the list', async () => {
    const { body } = await app.inject({
      url: '/console/documents',
      headers: { host: '127.0.0.1' },
    });

    expect(body).toContain(`<a href="/console/documents/${DOC}">${KEY}</a>`);
  });

  it('shows the lines that a section has in the document itself', async () => {
    const { statusCode, body } = await show();

    expect(statusCode).toBe(200);
    expect(body).toContain('Other ways to ask: Connect from home');
    expect(body).toMatch(/>On a phone<\/h2>\s*<p>In the document itself:<\/p><ul><li>tunnel on/);
    expect(body).toMatch(/>VPN<\/h2>\s*<p>No line yet/);
  });

  it('adds lines to a section, which is found by them, and keeps what else is described', async () => {
    const answer = await add('vpn for my <pixel>\r\n\r\nTunnel for iphones');

    expect([answer.statusCode, answer.headers.location]).toStrictEqual([
      303,
      `/console/documents/${DOC}?outcome=added`,
    ]);
    expect(await description()).toStrictEqual({
      ...DESCRIPTION,
      alsoAsked: { 'on-a-phone': ['vpn for my <pixel>', 'Tunnel for iphones'] },
    });
    expect((await section('On a phone')).alsoAsked).toStrictEqual([
      'tunnel on android',
      'vpn for my <pixel>',
      'Tunnel for iphones',
    ]);
    const { body } = await show('?outcome=added');
    expect(body).toContain('<li>vpn for my &lt;pixel&gt;\n<form');
    expect(body).toContain('Added, and the document is indexed with it.');
  });

  it('removes a line, and says so if there is none', async () => {
    await put(META, JSON.stringify({ ...DESCRIPTION, alsoAsked: { VPN: ['a', 'b'] } }));
    const remove = () => documents.whileIndexing(post('removed', { name: 'VPN', line: 'a' }));

    expect((await remove()).headers.location).toBe(`/console/documents/${DOC}?outcome=removed`);
    expect((await remove()).headers.location).toBe(`/console/documents/${DOC}?outcome=gone`);

    expect(await description()).toStrictEqual({ ...DESCRIPTION, alsoAsked: { VPN: ['b'] } });
    expect((await section('VPN')).alsoAsked).toStrictEqual(['b']);
  });

  it('describes a document that has no description', async () => {
    const other = 'documents/plain.md';
    await put(other, '# Printing\n\nSend it to the printer of the library.');
    await documents.whileIndexing(Promise.resolve());
    const [passage] = await index.passagesOf(docIdOf(other));
    const form = new URLSearchParams({ passage: passage?.id ?? '', lines: 'print a poster' });

    await documents.whileIndexing(
      app.inject({
        method: 'POST',
        url: `/console/documents/${docIdOf(other)}/lines`,
        headers: { host: '127.0.0.1', 'content-type': 'application/x-www-form-urlencoded' },
        payload: form.toString(),
      }),
    );

    const [changed] = await index.passagesOf(docIdOf(other));
    expect(changed?.alsoAsked).toStrictEqual(['print a poster']);
  });

  it('loses no line of two people who add at the same time', async () => {
    const { id: passage } = await section('On a phone');
    const both = Promise.all(['one', 'two'].map((lines) => post('lines', { passage, lines })));

    await documents.whileIndexing(both);

    const { alsoAsked } = (await description()) as { alsoAsked: Record<string, string[]> };
    expect(alsoAsked['on-a-phone']?.toSorted()).toStrictEqual(['one', 'two']);
  });

  it('shows lines for sections that are not there, to be removed', async () => {
    await put(META, JSON.stringify({ alsoAsked: { 'On a tablet': ['ipad'] } }));
    await documents.whileIndexing(Promise.resolve());

    const { body } = await show();

    expect(body).toContain('Lines for sections that are not there');
    expect(body).toContain('<h3>On a tablet</h3>');
    expect(body).toContain('questions for sections that the document does not have');
  });

  it('says that a change is saved if the indexer is slow', async () => {
    const impatient = buildApp(() => ({ ...deps, limitMs: 0 }));
    const { id: passage } = await section('VPN');

    const { headers } = await post('lines', { passage, lines: 'x' }, { of: impatient });

    expect(headers.location).toBe(`/console/documents/${DOC}?outcome=waiting`);
    expect(await description()).toMatchObject({ alsoAsked: { vpn: ['x'] } });
  });
});

describe('what goes wrong with lines', () => {
  it('is said with what to do, and keeps what was typed', async () => {
    const { statusCode, body, headers } = await add(`${'x'.repeat(301)}\n<b>`);

    expect([statusCode, headers['content-type']]).toStrictEqual([422, 'text/html; charset=utf-8']);
    expect(body).toContain('more than 300 characters');
    expect(body).toContain('Nothing was changed.');
    expect(body).toContain('&lt;b&gt;</textarea>');
    expect(await description()).toStrictEqual(DESCRIPTION);
  });

  it.each([
    ['{"title": oops', 'it is not JSON'],
    ['{"expires":"soon"}', 'expires must be a date'],
  ])('writes nothing over the description %s', async (broken, problem) => {
    const { id: passage } = await section('VPN');
    await put(META, broken);

    const { statusCode, body } = await post('lines', { passage, lines: 'x' });

    expect(statusCode).toBe(422);
    expect(body).toContain(problem);
    const found = new GetObjectCommand({ Bucket: documents.bucket, Key: META });
    expect(await (await documents.s3.send(found)).Body?.transformToString()).toBe(broken);
  });

  it('is a page for documents and sections that are not there, and for too much', async () => {
    const other = await app.inject({
      url: '/console/documents/nothing',
      headers: { host: '127.0.0.1' },
    });
    const much = await post('lines', { passage: 'x', lines: 'x'.repeat(200_000) });

    expect([other.statusCode, much.statusCode]).toStrictEqual([404, 413]);
    expect((await post('lines', { passage: 'x', lines: 'y' })).statusCode).toBe(404);
    expect(other.body).toContain('There is no such document any more.');
    expect(much.body).toContain('Add fewer lines.');
  });

  it('is a page before the bot is deployed, and if a service does not answer', async () => {
    const failing = () => ({
      ...deps,
      passagesOf: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })),
    });

    for (const lines of [() => undefined, failing]) {
      const { statusCode, body } = await show('', buildApp(lines));
      expect(statusCode).toBe(503);
      expect(body).toContain('Try again in a moment.');
    }
    const form = { passage: 'x', lines: 'my own words' };
    const { statusCode, body } = await post('lines', form, { of: buildApp(failing) });
    expect(statusCode).toBe(503);
    expect(body).toContain('See first whether it was changed.');
    expect(body).toContain('my own words</textarea>');
  });

  it('shows nobody the cause of an unexpected error', async () => {
    const lines = () => ({ ...deps, passagesOf: () => Promise.reject(new Error('a secret')) });

    const { statusCode, body } = await show('', buildApp(lines));

    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret');
  });
});

describe('who may change lines', () => {
  const LINE = { passage: 'x', name: 'VPN', line: 'a', lines: 'a' };

  it.each(['lines', 'removed'])('is no page of another site: %s', async (path) => {
    const foreign = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1' },
      { origin: 'null' },
    ];
    for (const headers of foreign)
      expect((await post(path, LINE, { headers })).statusCode).toBe(403);
    expect((await post(path, LINE, { headers: { host: 'evil.example' } })).statusCode).toBe(421);
    expect(await description()).toStrictEqual(DESCRIPTION);
  });

  it.each(['lines', 'removed'])('needs the token if there is one: %s', async (path) => {
    const of = buildApp(() => deps, TOKEN);

    expect((await post(path, LINE, { of })).statusCode).toBe(401);
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await post(path, LINE, { of, headers })).statusCode).not.toBe(401);
  });
});
