import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../services/base/clock.ts';
import { OpenSearchGenerations } from '../../../services/bot/helpdesk/aws/opensearch-generations.ts';
import { PASSAGE_INDEX } from '../../../services/bot/helpdesk/aws/passage-mapping.ts';
import { S3JsonObjects } from '../../../services/bot/helpdesk/aws/s3-json-objects.ts';
import { dropReplaced } from '../../../services/bot/helpdesk/documents/drop-replaced.ts';
import { notifyIndexer } from '../../../services/devkit/documents/bucket/notify-indexer.ts';
import { readIndexReport } from '../../../services/devkit/documents/bucket/read-report.ts';
import { reindex } from '../../../services/devkit/documents/reindex/reindex.ts';
import type { ReindexDeps } from '../../../services/devkit/documents/reindex/reindex-deps.ts';
import { IndexerLoop } from '../../support/indexer-loop.ts';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

let storage: StorageServer;
let search: SearchServer;
let s3: S3Client;
let sqs: SQSClient;
let deps: ReindexDeps;
let indexer: IndexerLoop;
let alias: string;
let count = 0;

beforeAll(async () => {
  storage = await startStorageServer();
  search = await startSearchServer();
  s3 = new S3Client({ ...storage, forcePathStyle: true });
  sqs = new SQSClient(storage);
});
afterAll(async () => {
  await storage.close();
  await search.close();
});

beforeEach(async () => {
  count += 1;
  const bucket = `reindex-${count}`;
  alias = `passages${count}x`;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const { QueueUrl: queueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: bucket }));
  indexer = new IndexerLoop({ s3, sqs, search: search.client, bucket, queueUrl, alias });
  deps = {
    ...{ s3, sqs, bucket, queueUrl, pollMs: 1, atOnce: 10, clock: systemClock },
    objects: new S3JsonObjects(s3, bucket),
    generations: new OpenSearchGenerations(search.client, alias),
  };
});

const put = (name: string, text: string) =>
  s3.send(new PutObjectCommand({ Bucket: deps.bucket, Key: `documents/${name}`, Body: text }));
const remove = (name: string) =>
  s3.send(new DeleteObjectCommand({ Bucket: deps.bucket, Key: `documents/${name}` }));

/** Uploads documents, and indexes them. */
async function indexed(documents: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(documents)) await put(name, text);
  await notifyIndexer(
    deps,
    Object.keys(documents).map((name) => `documents/${name}`),
  );
  await indexer.drain();
}

/** The texts that are found, sorted. */
async function found(index = alias): Promise<string[]> {
  const body = { size: 1000, query: { match_all: {} } };
  const { body: answer } = await search.client.search({ index, body });
  return answer.hits.hits.map(({ _source }) => (_source as { text: string }).text).sort();
}

interface Between {
  readonly before?: () => Promise<unknown>;
  readonly after?: () => void;
}

/** Reindexes while the indexer works, with what happens before and after each of its batches. */
async function reindexed(
  { before = async () => undefined, after = () => undefined }: Between = {},
  given = deps,
) {
  let isOver = false;
  const work = async () => {
    while (!isOver) {
      await before();
      const received = await indexer.step();
      after();
      if (received === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const result = reindex(given).finally(() => {
    isOver = true;
  });
  await Promise.all([result.catch(() => undefined), work()]);
  await indexer.drain();
  return result;
}

const many = (size: number) =>
  Object.fromEntries(Array.from({ length: size }, (_, n) => [`${n}.md`, `text ${n}`]));

describe('making the index again', () => {
  it('fills the next generation from the bucket, and moves the alias to it', async () => {
    await indexed({ 'a.md': 'one', 'b.md': 'two', 'v.en.vtt': 'WEBVTT\n' });
    await search.client.deleteByQuery({
      index: alias,
      refresh: true,
      body: { query: { match_all: {} } },
    });

    const result = await reindexed();

    expect(result).toStrictEqual({
      target: `${alias}-2`,
      documents: 2,
      isResumed: false,
      lost: [],
      dropped: [],
    });
    expect(await deps.generations.current()).toStrictEqual({ kind: 'alias', index: `${alias}-2` });
    expect(await found()).toStrictEqual(['one', 'two']);
    const report = await readIndexReport(s3, deps.bucket);
    expect(Object.keys(report?.documents ?? {})).toStrictEqual([
      'documents/a.md',
      'documents/b.md',
    ]);
    expect(await readIndexReport(s3, deps.bucket, `reports/${alias}-2.json`)).toBeUndefined();
  });

  it('keeps what was uploaded, changed and removed at the same time', async () => {
    await indexed(many(30));
    let isFirst = true;

    const before = async () => {
      if (!isFirst || (await deps.generations.numbers()).length < 2) return;
      isFirst = false;
      await put('0.md', 'changed');
      await put('new.md', 'new');
      await remove('1.md');
      await notifyIndexer(deps, ['documents/0.md', 'documents/new.md', 'documents/1.md']);
    };

    const result = await reindexed({ before });

    expect(result.target).toBe(`${alias}-2`);
    const texts = await found();
    expect(texts).toHaveLength(30);
    expect(texts).toEqual(expect.arrayContaining(['changed', 'new', 'text 29']));
    expect(texts).not.toContain('text 0');
    expect(texts).not.toContain('text 1');
  });

  it('goes on where it was when it was interrupted, and what answers is as it was until then', async () => {
    const documents = many(30);
    await indexed(documents);
    const ending = new AbortController();
    const interrupted = reindexed(
      {
        after: () => {
          if (indexer.bodies.some((body) => body.includes(`"target":"${alias}-2"`))) ending.abort();
        },
      },
      { ...deps, ended: ending.signal },
    );
    await expect(interrupted).rejects.toThrow();
    expect(await deps.generations.current()).toStrictEqual({ kind: 'alias', index: `${alias}-1` });
    const begun = await found(`${alias}-2`);
    expect(begun.length).toBeGreaterThan(0);
    expect(begun.length).toBeLessThan(30);
    indexer.bodies.length = 0;

    const result = await reindexed();

    expect(result).toMatchObject({ target: `${alias}-2`, documents: 30, isResumed: true });
    expect(await found()).toHaveLength(30);
  });

  it('ends if the indexer says nothing, names the documents, and leaves what answers', async () => {
    await indexed({ 'a.md': 'one' });

    const stalled = reindex({ ...deps, stallMs: 20 });

    await expect(stalled).rejects.toThrow(/not indexed documents\/a\.md.*its log says why/);
    expect(await found()).toStrictEqual(['one']);
    expect(await deps.generations.current()).toStrictEqual({ kind: 'alias', index: `${alias}-1` });
  });

  it('goes on until what failed is indexed', async () => {
    await indexed({ 'a.md': 'one', 'b.md': 'two' });
    indexer.fault = new Error('connection refused');
    const reports = () => readIndexReport(s3, deps.bucket, `reports/${alias}-2.json`);
    const before = async () => {
      const entries = Object.values((await reports())?.documents ?? {});
      if (entries.some(({ state }) => state === 'failed')) indexer.fault = undefined;
    };

    const result = await reindexed({ before });

    expect(indexer.fault).toBeUndefined();
    expect(result).toMatchObject({ documents: 2, lost: [] });
    expect(await found()).toStrictEqual(['one', 'two']);
    const report = await readIndexReport(s3, deps.bucket);
    expect(report?.documents['documents/a.md']).toMatchObject({ state: 'indexed' });
  });

  it('makes generations of an index that has the name itself', async () => {
    await search.client.indices.create({ index: alias, body: PASSAGE_INDEX as never });
    await indexed({ 'a.md': 'one' });
    expect(await deps.generations.current()).toStrictEqual({ kind: 'index' });
    expect(await found()).toStrictEqual(['one']);

    await reindexed();

    expect(await deps.generations.current()).toStrictEqual({ kind: 'alias', index: `${alias}-1` });
    expect(await found()).toStrictEqual(['one']);
  });

  it('keeps the generation before for a day', async () => {
    await indexed({ 'a.md': 'one' });
    await reindexed();
    const inHours = (hours: number) => ({ now: () => new Date(Date.now() + hours * 3_600_000) });

    expect(await dropReplaced({ ...deps, clock: inHours(23) })).toStrictEqual([]);
    expect(await deps.generations.numbers()).toStrictEqual([1, 2]);
    expect(await dropReplaced({ ...deps, clock: inHours(25) })).toStrictEqual([`${alias}-1`]);
    expect(await dropReplaced({ ...deps, clock: inHours(26) })).toStrictEqual([]);
    expect(await deps.generations.numbers()).toStrictEqual([2]);
    expect((await reindexed()).target).toBe(`${alias}-3`);
  });

  it('never drops the generation before if the alias was moved back to it', async () => {
    await indexed({ 'a.md': 'one' });
    await reindexed();
    await deps.generations.pointTo(`${alias}-1`);

    await dropReplaced({ ...deps, clock: { now: () => new Date(Date.now() + 90_000_000) } });

    expect(await found()).toStrictEqual(['one']);
  });

  it('names what was found before and can be read no more', async () => {
    await indexed({ 'a.md': 'one', 'b.html': '<h1>B</h1><p>two</p>' });
    await put('b.html', '');

    const result = await reindexed();

    expect(result.lost).toStrictEqual(['documents/b.html']);
    expect(await found()).toStrictEqual(['one']);
  });

  it('takes no message into an index of another name', async () => {
    await indexed({ 'a.md': 'one' });

    await notifyIndexer(deps, ['documents/a.md'], 'secrets-1');
    await notifyIndexer(deps, ['documents/a.md'], `${alias}-7`);
    await indexer.drain();

    const { body } = await search.client.indices.getAlias();
    expect(Object.keys(body)).not.toContain('secrets-1');
    expect(Object.keys(body)).not.toContain(`${alias}-7`);
  });
});
