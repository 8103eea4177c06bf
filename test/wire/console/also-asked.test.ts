import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OpenSearchPassageIndex } from '../../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { docIdOf } from '../../../services/bot/helpdesk/documents/document-key.ts';
import type { Passage } from '../../../services/bot/helpdesk/documents/passage.ts';
import type { DocumentsAreaDeps } from '../../../services/devkit/console/areas/documents/documents-deps.ts';
import { documentsConsole, documentsDeps, putText } from '../../support/documents-console.ts';
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
let deps: DocumentsAreaDeps;

beforeAll(async () => {
  documents = await startDocumentsServer('lines');
  index = new OpenSearchPassageIndex(documents.search.client, 'passages');
  deps = documentsDeps(documents);
  app = documentsConsole(() => deps);
});

afterAll(() => documents.close());

beforeEach(async () => {
  await putText(documents, KEY, PAGE);
  await putText(documents, META, JSON.stringify(DESCRIPTION));
  await documents.whileIndexing(Promise.resolve());
});

async function description(): Promise<unknown> {
  const found = await documents.s3.send(
    new GetObjectCommand({ Bucket: documents.bucket, Key: META }),
  );
  return JSON.parse((await found.Body?.transformToString()) ?? '');
}

const show = (of = app, docId = DOC) =>
  of.inject({ url: `/console/api/documents/${docId}`, headers: { host: '127.0.0.1' } });

const post = (
  path: string,
  body: object,
  { headers = {}, of = app }: { headers?: Record<string, string>; of?: FastifyInstance } = {},
) =>
  of.inject({
    method: 'POST',
    url: `/console/api/documents/${DOC}/${path}`,
    headers: { host: '127.0.0.1', 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  });

async function section(heading: string): Promise<Passage> {
  const found = (await index.passagesOf(DOC)).find((one) => one.heading === heading);
  if (!found) throw new Error(`There is no section ${heading}`);
  return found;
}

const add = async (lines: readonly string[], heading = 'On a phone') =>
  documents.whileIndexing(post('lines', { passageId: (await section(heading)).id, lines }));

async function shownSections(): Promise<
  readonly { heading: string; own: string[]; added: { name: string; line: string }[] }[]
> {
  return (await show()).json().sections;
}

describe('the other ways to ask for a section', () => {
  it('are shown with its text, those of the document itself apart', async () => {
    const { statusCode, headers } = await show();
    const [vpn, phone] = await shownSections();

    expect([statusCode, headers['content-type']]).toStrictEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(vpn).toMatchObject({ heading: 'VPN', own: [], added: [] });
    expect(phone).toMatchObject({ heading: 'On a phone', own: ['tunnel on android'], added: [] });
  });

  it('are added, found by the search, and keep what else is described', async () => {
    const answer = await add(['vpn for my <pixel>', '', 'Tunnel for iphones']);

    expect([answer.statusCode, answer.json()]).toStrictEqual([200, { outcome: 'added' }]);
    expect(await description()).toStrictEqual({
      ...DESCRIPTION,
      alsoAsked: { 'on-a-phone': ['vpn for my <pixel>', 'Tunnel for iphones'] },
    });
    expect((await section('On a phone')).alsoAsked).toStrictEqual([
      'tunnel on android',
      'vpn for my <pixel>',
      'Tunnel for iphones',
    ]);
    expect((await add(['VPN for my  <pixel>'])).json()).toStrictEqual({ outcome: 'present' });
  });

  it('are removed, and the answer says so if there is none', async () => {
    await putText(
      documents,
      META,
      JSON.stringify({ ...DESCRIPTION, alsoAsked: { VPN: ['a', 'b'] } }),
    );
    const remove = () => documents.whileIndexing(post('lines/removed', { name: 'VPN', line: 'a' }));

    expect((await remove()).json()).toStrictEqual({ outcome: 'removed' });
    expect((await remove()).json()).toStrictEqual({ outcome: 'gone' });

    expect(await description()).toStrictEqual({ ...DESCRIPTION, alsoAsked: { VPN: ['b'] } });
    expect((await section('VPN')).alsoAsked).toStrictEqual(['b']);
  });

  it('are all kept if two people add at the same time', async () => {
    const { id: passageId } = await section('On a phone');
    const both = Promise.all(
      ['one', 'two'].map((line) => post('lines', { passageId, lines: [line] })),
    );

    await documents.whileIndexing(both);

    const { alsoAsked } = (await description()) as { alsoAsked: Record<string, string[]> };
    expect(alsoAsked['on-a-phone']?.toSorted()).toStrictEqual(['one', 'two']);
  });

  it('are shown apart if they are for sections that are not there', async () => {
    await putText(documents, META, JSON.stringify({ alsoAsked: { 'On a tablet': ['ipad'] } }));
    await documents.whileIndexing(Promise.resolve());

    const shown = (await show()).json();

    expect(shown.unplaced).toStrictEqual([{ name: 'On a tablet', line: 'ipad' }]);
    expect(shown.entry.reason).toContain('questions for sections that the document does not have');
  });

  it('are saved if the indexer is slow, which is said', async () => {
    const impatient = documentsConsole(() => ({ ...deps, limitMs: 0 }));
    const { id: passageId } = await section('VPN');

    const answer = await post('lines', { passageId, lines: ['x'] }, { of: impatient });

    expect(answer.json()).toStrictEqual({ outcome: 'waiting' });
    expect(await description()).toMatchObject({ alsoAsked: { vpn: ['x'] } });
  });
});

describe('what goes wrong with lines', () => {
  it('is said with what to do, and changes nothing', async () => {
    const answer = await add(['x'.repeat(301)]);

    expect([answer.statusCode, answer.headers['content-type']]).toStrictEqual([
      422,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json().detail).toContain('more than 300 characters. Keep the questions');
    expect(await description()).toStrictEqual(DESCRIPTION);
  });

  it.each([
    ['{"title": oops', 'it is not JSON'],
    ['{"expires":"soon"}', 'expires must be a date'],
  ])('writes nothing over the description %s', async (broken, problem) => {
    const { id: passageId } = await section('VPN');
    await putText(documents, META, broken);

    const answer = await post('lines', { passageId, lines: ['x'] });

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toContain(problem);
    expect((await show()).json().description.problem).toContain(problem);
    const found = new GetObjectCommand({ Bucket: documents.bucket, Key: META });
    expect(await (await documents.s3.send(found)).Body?.transformToString()).toBe(broken);
  });

  it.each([
    [{ passageId: 'x', lines: ['y'] }, 404, 'There is no such document any more.'],
    [{ passageId: 'x', lines: ['x'.repeat(2_001)] }, 400, 'lines must be a list'],
    [{ passageId: 'x', lines: ['  '] }, 400, 'Write at least one question.'],
    [{ lines: ['y'] }, 400, 'passageId is missing.'],
    [['y'], 400, 'The request must be a JSON object.'],
  ])('refuses %j', async (body, status, detail) => {
    const answer = await post('lines', body);

    expect(answer.statusCode).toBe(status);
    expect(answer.json().detail).toContain(detail);
  });

  it('is said before the bot is deployed, and if a service does not answer', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const failing = () => ({ ...deps, passagesOf: () => Promise.reject(refused) });

    const early = await show(documentsConsole(() => undefined));
    const alone = await show(documentsConsole(failing));

    expect([early.statusCode, alone.statusCode]).toStrictEqual([503, 503]);
    expect(early.json().detail).toBe('The bot is still starting. Try again in a moment.');
    expect(alone.json().detail).toContain("can't be reached: connect ECONNREFUSED");
  });

  it('shows nobody the cause of an unexpected error', async () => {
    const failing = () => ({ ...deps, passagesOf: () => Promise.reject(new Error('a secret')) });

    const { statusCode, body } = await show(documentsConsole(failing));

    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret');
  });
});

describe('who may change lines', () => {
  const LINE = { passageId: 'x', name: 'VPN', line: 'a', lines: ['a'] };

  it.each(['lines', 'lines/removed'])('is no page of another site: %s', async (path) => {
    const foreign = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1' },
      { origin: 'null' },
    ];
    for (const headers of foreign)
      expect((await post(path, LINE, { headers })).statusCode).toBe(403);
    expect((await post(path, LINE, { headers: { host: 'evil.example' } })).statusCode).toBe(421);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post(path, LINE, { headers: form })).statusCode).toBe(415);
    expect(await description()).toStrictEqual(DESCRIPTION);
  });

  it.each(['lines', 'lines/removed'])('needs the token if there is one: %s', async (path) => {
    const of = documentsConsole(() => deps, TOKEN);

    expect((await post(path, LINE, { of })).statusCode).toBe(401);
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await post(path, LINE, { of, headers })).statusCode).not.toBe(401);
  });
});
