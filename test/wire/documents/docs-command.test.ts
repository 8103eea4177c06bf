import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { docsCommand } from '../../../services/devkit/cli/docs.ts';
import { documentKeys } from '../../../services/devkit/documents/bucket/document-keys.ts';
import { notifyIndexer } from '../../../services/devkit/documents/bucket/notify-indexer.ts';
import { readObject } from '../../../services/devkit/documents/bucket/read-object.ts';
import { readIndexReport } from '../../../services/devkit/documents/bucket/read-report.ts';
import { IndexerLoop } from '../../support/indexer-loop.ts';
import { PATIENCE } from '../../support/patience.ts';
import { type RecordingServer, startRecordingServer } from '../../support/recording-server.ts';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const PAGE = `<html><head><meta charset="windows-1252"><title>Parking permits - Example U</title></head><body><main>
<h1>Parking permits</h1><p>Permits for the parkade are sold at the office of transport – all day.</p>
<h2>Buy a permit</h2><p>Bring your card and your plate number. <img src="/counter.png" alt="counter"></p>
<h2>Lost permits</h2><p>Say so when you lose it: a new one costs five dollars.</p></main></body></html>`;
const SECOND = PAGE.replace('Buy a permit', 'Where to buy').replace('five', 'ten');
const URL_OF_PAGE = '/it/parking.html';
const BUCKET = 'documents-of-the-bot';

let storage: StorageServer;
let search: SearchServer;
let web: RecordingServer;
let s3: S3Client;
let indexer: IndexerLoop;
let queue: { sqs: SQSClient; bucket: string; queueUrl: string };
let folder: string;
let page = PAGE;

beforeAll(async () => {
  storage = await startStorageServer();
  search = await startSearchServer();
  web = await startRecordingServer(({ url }) =>
    url === URL_OF_PAGE
      ? { headers: { 'content-type': 'text/html; charset=utf-8' }, body: page }
      : { headers: { 'content-type': 'image/png' }, body: 'an image' },
  );
  s3 = new S3Client({ ...storage, forcePathStyle: true });
  const sqs = new SQSClient(storage);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const { QueueUrl: queueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: BUCKET }));
  queue = { sqs, bucket: BUCKET, queueUrl };
  indexer = new IndexerLoop({ s3, ...queue, search: search.client, alias: 'passages' });
  folder = await mkdtemp(join(tmpdir(), 'docs-command-'));
  const outputs = {
    ...{ AwsUrl: storage.endpoint, SearchUrl: search.endpoint },
    ...{ DocumentsBucket: BUCKET, DocumentsQueueUrl: queueUrl },
  };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(outputs));
  vi.stubEnv('DATA_DIR', folder);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await web[Symbol.asyncDispose]();
  await storage.close();
  await search.close();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  page = PAGE;
  indexer.fault = undefined;
});

async function run(...args: string[]) {
  let output = '';
  let error = '';
  const code = await docsCommand(args, {
    output: { write: (text) => (output += text) },
    error: { write: (text) => (error += text) },
  });
  return { code, output, error };
}

/** The bucket of this test notifies nobody, so the indexer looks at every document again and again. */
async function whileIndexing<Result>(work: Promise<Result>): Promise<Result> {
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await notifyIndexer(queue, await documentKeys(s3, BUCKET));
    await indexer.drain();
  }
  return ended;
}

const add = (...args: string[]) => whileIndexing(run('add', ...args));
const pageKey = () => `documents/127-0-0-1-${new URL(web.url).port}-it-parking/page.html`;

describe('support-bot docs add', () => {
  it('refuses a page at a private address, and asks nothing of it', async () => {
    const { code, output } = await run('add', web.url + URL_OF_PAGE);

    expect(code).toBe(1);
    expect(output).toContain('--allow-private');
    expect(web.takeRequests()).toStrictEqual([]);
  });

  it('saves a page with its image, its address and the date, and says that it is found', async () => {
    const { code, output } = await add(web.url + URL_OF_PAGE, '--allow-private');

    expect(output).toContain(`${pageKey()}: saved, with 1 file`);
    expect(output).toContain('found by "Parking permits", 3 passages');
    expect(code).toBe(0);
    const meta = JSON.parse(
      Buffer.from((await readObject(s3, BUCKET, `${pageKey()}.meta.json`)) ?? []).toString(),
    );
    expect(meta).toStrictEqual({
      canonicalUrl: web.url + URL_OF_PAGE,
      savedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    const html = Buffer.from((await readObject(s3, BUCKET, pageKey())) ?? []).toString();
    const [, image = ''] = /src="(files\/[0-9a-f]+\.png)"/.exec(html) ?? [];
    expect(html).toContain('transport – all day');
    const bytes = await readObject(s3, BUCKET, pageKey().replace('page.html', image));
    expect(Buffer.from(bytes ?? []).toString()).toBe('an image');
  });

  it('waits for a document that failed at first, which docs list shows as such', async () => {
    const file = join(folder, 'later.md');
    const key = 'documents/later.md';
    await writeFile(file, '# Later\n\nIt is indexed at the second attempt.\n');
    indexer.fault = new Error('connect ECONNREFUSED');
    const adding = run('add', file);
    await vi.waitUntil(async () => {
      await notifyIndexer(queue, await documentKeys(s3, BUCKET));
      await indexer.step();
      return (await readIndexReport(s3, BUCKET))?.documents[key]?.state === 'failed';
    }, PATIENCE);

    const { output: listed } = await run('list');
    indexer.fault = undefined;
    const { code, output } = await whileIndexing(adding);

    expect(listed).toContain(`failed   ${key}`);
    expect(listed).toContain('the search index did not take it (Error: connect ECONNREFUSED): ');
    expect(output).toContain('found by "Later", 1 passages');
    expect(code).toBe(0);
    await whileIndexing(run('remove', 'later.md'));
  });

  it('says what changed when it saves a page again, and keeps what an author wrote of it', async () => {
    const meta = { title: 'Parking', tags: ['cars'], savedAt: '2020-01-01' };
    const object = { Bucket: BUCKET, Key: `${pageKey()}.meta.json`, Body: JSON.stringify(meta) };
    await s3.send(new PutObjectCommand(object));
    page = SECOND.replace(/<img[^>]*>/, '');

    const { output } = await add(web.url + URL_OF_PAGE, '--allow-private');

    expect(output).toContain('saved again\n  + Where to buy\n  ~ Lost permits\n  - Buy a permit\n');
    const { output: list } = await run('list', '--json');
    expect(JSON.parse(list)).toMatchObject([
      { key: pageKey(), state: 'indexed', title: 'Parking', url: web.url + URL_OF_PAGE },
    ]);
    expect(JSON.parse(list)[0].saved > '2026').toBe(true);
    const keys = await documentKeys(s3, BUCKET);
    expect(keys.filter((key) => key.includes('/files/'))).toStrictEqual([]);
  });

  it('saves a file, a video with its captions, and nothing that cannot be read', async () => {
    await writeFile(join(folder, 'Café hours.md'), '# Café hours\n\nOpen from eight to five.');
    await writeFile(join(folder, 'talk.mp4'), 'film');
    await writeFile(
      join(folder, 'talk.en.vtt'),
      'WEBVTT\n\n00:01.000 --> 00:02.000\nPress Share.\n',
    );
    await writeFile(join(folder, 'alone.mp4'), 'film');
    await writeFile(join(folder, 'empty.html'), '');

    const saved = await add(join(folder, 'Café hours.md'), join(folder, 'talk.mp4'));
    const refused = await run(
      ...['add', join(folder, 'alone.mp4'), join(folder, 'empty.html'), join(folder, 'none.pdf')],
    );

    expect(saved).toMatchObject({ code: 0 });
    expect(refused.code).toBe(1);
    expect(refused.output.match(/not saved/g)).toHaveLength(3);
    expect(refused.output).toContain('has no captions next to it');
    expect(refused.output).toContain('none.pdf is not there: look at its name and its folder');
    expect(refused.output).not.toContain('ENOENT');
    const keys = await documentKeys(s3, BUCKET);
    expect(keys).toEqual(
      expect.arrayContaining([
        'documents/cafe-hours.md',
        'documents/talk.mp4',
        'documents/talk.en.vtt',
      ]),
    );
    expect(keys.join()).not.toMatch(/alone|empty/);
  });
});

describe('support-bot docs check', () => {
  it('finds a page that is a copy of another', async () => {
    expect(await run('check')).toMatchObject({ code: 0 });
    await writeFile(join(folder, 'copy.md'), '# Café hours\n\nOpen from eight to five.');
    await add(join(folder, 'copy.md'));

    const { code, output } = await run('check', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject([{ key: 'documents/copy.md', kind: 'duplicate' }]);
  });
});

describe('support-bot docs remove', () => {
  it('deletes a document with all that belongs to it, and no other', async () => {
    await add(join(folder, 'Café hours.md'), '--as', 'talk-two');

    const { code } = await run('remove', 'documents/talk.mp4', 'copy.md');

    expect(code).toBe(0);
    const keys = await documentKeys(s3, BUCKET);
    expect(keys.filter((key) => /talk|copy/.test(key))).toStrictEqual(['documents/talk-two.md']);
    expect(await run('remove', 'copy.md')).toMatchObject({ code: 1 });
  });

  it('names documents that somebody may have meant', async () => {
    const { code, error } = await run('remove', 'cafe-hour.md');

    expect(code).toBe(1);
    expect(error).toBe(
      'support-bot docs remove: there is no cafe-hour.md; there is documents/cafe-hours.md; docs list says what else\n',
    );
    expect(await documentKeys(s3, BUCKET)).toContain('documents/cafe-hours.md');
  });
});

describe('support-bot docs reindex', () => {
  it('goes on where it was killed', async () => {
    for (let at = 0; at < 25; at += 1) {
      const object = { Bucket: BUCKET, Key: `documents/more-${at}.md`, Body: `text ${at}` };
      await s3.send(new PutObjectCommand(object));
    }
    await notifyIndexer(queue, await documentKeys(s3, BUCKET));
    await indexer.drain();
    const killed = startReindex();
    while (!indexer.bodies.some((body) => body.includes('"target"'))) await indexer.step();
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const { body } = await search.client.indices.getAlias({ name: 'passages' });
    expect(Object.keys(body)).toStrictEqual(['passages-1']);

    const { code, output } = await whileStepping(run('reindex', '--json'));

    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ target: 'passages-2', isResumed: true });
    const { body: swapped } = await search.client.indices.getAlias({ name: 'passages' });
    expect(Object.keys(swapped)).toStrictEqual(['passages-2']);
    const documents = JSON.parse((await run('list', '--json')).output);
    expect(documents.map(({ state }: { state: string }) => state)).not.toContain('waiting');
    expect(documents).toHaveLength(JSON.parse(output).documents);
  });
});

function startReindex(): ChildProcess {
  const command = ['--import', 'tsx', 'services/devkit/cli/main.ts', 'docs', 'reindex'];
  return spawn(process.execPath, command, { stdio: 'ignore', env: { ...process.env } });
}

async function whileStepping<Result>(work: Promise<Result>): Promise<Result> {
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  while (!isOver) await indexer.step();
  return ended;
}

describe('support-bot docs on a deployed stack', () => {
  it('finds its bucket and its search by the outputs and parameters of the stacks', async () => {
    const asked: string[] = [];
    const values: Readonly<Record<string, string>> = {
      'school-storage': outputsXml({ DocumentsBucket: BUCKET, DocumentsQueueUrl: queue.queueUrl }),
      school: parametersXml({ SearchEndpoint: search.endpoint, SearchIndex: 'passages' }),
    };
    const stacks = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const name = new URLSearchParams(body).get('StackName') ?? '';
      asked.push(name);
      response.setHeader('content-type', 'text/xml').end(describeStacks(name, values[name] ?? ''));
    });
    await new Promise<void>((resolve) => stacks.listen(0, '127.0.0.1', resolve));
    const { port } = stacks.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', `http://127.0.0.1:${port}`);
    vi.stubEnv('AWS_ENDPOINT_URL_S3', storage.endpoint);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('DATA_DIR', join(folder, 'nothing-here'));

    const listed = await run('list', '--name', 'school', '--region', 'ca-central-1', '--json');
    const checked = await run('check', '--name', 'school', '--region', 'ca-central-1', '--json');
    const local = await run('list');

    stacks.close();
    expect(asked).toStrictEqual(['school-storage', 'school', 'school-storage', 'school']);
    expect(listed.code).toBe(0);
    expect(JSON.parse(listed.output).length).toBeGreaterThan(20);
    expect(JSON.parse(checked.output)).toBeInstanceOf(Array);
    expect(local).toMatchObject({ code: 1, error: expect.stringContaining('Start the bot first') });
  });
});

function outputsXml(values: Readonly<Record<string, string>>): string {
  return `<Outputs>${members(values, 'Output')}</Outputs>`;
}

function parametersXml(values: Readonly<Record<string, string>>): string {
  return `<Parameters>${members(values, 'Parameter')}</Parameters>`;
}

function members(values: Readonly<Record<string, string>>, kind: string): string {
  return Object.entries(values)
    .map(
      ([key, value]) =>
        `<member><${kind}Key>${key}</${kind}Key><${kind}Value>${value}</${kind}Value></member>`,
    )
    .join('');
}

function describeStacks(name: string, inner: string): string {
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>${inner}</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

describe('wrong arguments of support-bot docs', () => {
  it.each([
    [],
    ['fly'],
    ['add'],
    ['list', 'x'],
    ['list', '--as', 'x'],
    ['list', '--region', 'x'],
    ['add', '--colour', 'x'],
    ['add', 'a.md', 'b.md', '--as', 'x'],
  ])('are refused: %j %j %j', async (...args) => {
    vi.stubEnv('DATA_DIR', folder);

    expect((await run(...args.filter(Boolean))).code).toBe(2);
  });

  it('are no matter for --help', async () => {
    for (const verb of [[], ['add'], ['list'], ['check'], ['reindex'], ['remove']]) {
      expect(await run(...verb, '--help')).toMatchObject({ code: 0 });
    }
  });
});
