import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, DeleteQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Client } from '@opensearch-project/opensearch';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/base/clock.ts';
import { answerQuestion } from '../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchGenerations } from '../../services/bot/helpdesk/aws/opensearch-generations.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { PASSAGE_INDEX } from '../../services/bot/helpdesk/aws/passage-mapping.ts';
import { S3JsonObjects } from '../../services/bot/helpdesk/aws/s3-json-objects.ts';
import { dropReplaced } from '../../services/bot/helpdesk/documents/drop-replaced.ts';
import { notifyIndexer } from '../../services/devkit/documents/bucket/notify-indexer.ts';
import { readIndexReport } from '../../services/devkit/documents/bucket/read-report.ts';
import { reindex } from '../../services/devkit/documents/reindex/reindex.ts';
import type { ReindexDeps } from '../../services/devkit/documents/reindex/reindex-deps.ts';
import { firstAnswer } from '../support/first-answer.ts';
import { IndexerLoop } from '../support/indexer-loop.ts';
import { removeNamed, signedClient } from './search-context.ts';
import type { IndexingTarget } from './target.ts';

interface Between {
  readonly before?: () => Promise<unknown>;
  readonly after?: () => void;
}

const many = (size: number) =>
  Object.fromEntries(Array.from({ length: size }, (_, n) => [`${n}.md`, `text ${n}`]));

/** Makes the index of passages again, as `docs reindex` does. `target` is called when the tests run. */
export function describeReindexing(name: string, target: () => IndexingTarget): void {
  describe(`reindexing on ${name}`, () => {
    const context = withReindexing(target);
    let deps: ReindexDeps;
    let alias: string;
    let search: Client;
    let indexer: IndexerLoop;
    beforeEach(() => {
      ({ deps, alias, search, indexer } = context());
    });

    const put = (name: string, text: string) =>
      deps.s3.send(
        new PutObjectCommand({ Bucket: deps.bucket, Key: `documents/${name}`, Body: text }),
      );
    const remove = (name: string) =>
      deps.s3.send(new DeleteObjectCommand({ Bucket: deps.bucket, Key: `documents/${name}` }));

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
      const { body: answer } = await search.search({ index, body });
      return answer.hits.hits.map(({ _source }) => (_source as { text: string }).text).sort();
    }

    /** Reindexes while the indexer works, with what happens before and after each of its batches. */
    async function reindexed(
      { before = async () => undefined, after = () => undefined }: Between = {},
      given: ReindexDeps = deps,
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

    it('fills the next generation from the bucket, and moves the alias to it', async () => {
      await indexed({ 'a.md': 'one', 'b.md': 'two', 'v.en.vtt': 'WEBVTT\n' });
      await search.deleteByQuery({
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
      expect(await deps.generations.current()).toStrictEqual({
        kind: 'alias',
        index: `${alias}-2`,
      });
      expect(await found()).toStrictEqual(['one', 'two']);
      const report = await readIndexReport(deps.s3, deps.bucket);
      expect(Object.keys(report?.documents ?? {})).toStrictEqual([
        'documents/a.md',
        'documents/b.md',
      ]);
      expect(
        await readIndexReport(deps.s3, deps.bucket, `reports/${alias}-2.json`),
      ).toBeUndefined();
    });

    it('answers at every moment of it, from what was there and then from what is new', async () => {
      await indexed({ 'permits.md': '# Parking permits\n\nPermits are sold at the old office.' });
      await put('permits.md', '# Parking permits\n\nPermits are sold at the new office.');
      const passages = new OpenSearchPassageSearch(search, alias);
      const reader = new PassageReader();
      const quotes: (string | undefined)[] = [];
      const ask = async () => {
        const reply = await answerQuestion({ passages, reader }, 'parking permits');
        quotes.push(firstAnswer(reply)?.quote);
      };

      await ask();
      await reindexed({ before: ask });
      await ask();

      const [old, ...others] = [...new Set(quotes)];
      expect(old).toContain('the old office');
      expect(others).toStrictEqual([old?.replace('the old', 'the new')]);
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
            if (indexer.bodies.some((body) => body.includes(`"target":"${alias}-2"`)))
              ending.abort();
          },
        },
        { ...deps, ended: ending.signal },
      );
      await expect(interrupted).rejects.toThrow();
      expect(await deps.generations.current()).toStrictEqual({
        kind: 'alias',
        index: `${alias}-1`,
      });
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
      expect(await deps.generations.current()).toStrictEqual({
        kind: 'alias',
        index: `${alias}-1`,
      });
    });

    it('goes on until what failed is indexed', async () => {
      await indexed({ 'a.md': 'one', 'b.md': 'two' });
      indexer.fault = new Error('connection refused');
      const reports = () => readIndexReport(deps.s3, deps.bucket, `reports/${alias}-2.json`);
      const before = async () => {
        const entries = Object.values((await reports())?.documents ?? {});
        if (entries.some(({ state }) => state === 'failed')) indexer.fault = undefined;
      };

      const result = await reindexed({ before });

      expect(indexer.fault).toBeUndefined();
      expect(result).toMatchObject({ documents: 2, lost: [] });
      expect(await found()).toStrictEqual(['one', 'two']);
      const report = await readIndexReport(deps.s3, deps.bucket);
      expect(report?.documents['documents/a.md']).toMatchObject({ state: 'indexed' });
    });

    it('makes generations of an index that has the name itself', async () => {
      await search.indices.create({ index: alias, body: PASSAGE_INDEX as never });
      await indexed({ 'a.md': 'one' });
      expect(await deps.generations.current()).toStrictEqual({ kind: 'index' });
      expect(await found()).toStrictEqual(['one']);

      await reindexed();

      expect(await deps.generations.current()).toStrictEqual({
        kind: 'alias',
        index: `${alias}-1`,
      });
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

      const { body } = await search.indices.getAlias();
      expect(Object.keys(body)).not.toContain('secrets-1');
      expect(Object.keys(body)).not.toContain(`${alias}-7`);
    });
  });
}

interface ReindexingContext {
  readonly deps: ReindexDeps;
  readonly alias: string;
  readonly search: Client;
  readonly indexer: IndexerLoop;
}

/** A bucket, a queue with its indexer, and an alias for each test. */
function withReindexing(target: () => IndexingTarget): () => ReindexingContext {
  let context: ReindexingContext;
  let s3: S3Client;
  let sqs: SQSClient;
  let search: Client;
  beforeAll(() => {
    const { endpoint, region, credentials } = target().aws;
    const settings = { endpoint, region, credentials };
    s3 = new S3Client({ ...settings, forcePathStyle: true });
    sqs = new SQSClient(settings);
    search = signedClient(target().search);
  });
  beforeEach(async () => {
    const bucket = `reindex-${randomUUID()}`;
    const alias = `passages-of-${bucket}`;
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    const made = await sqs.send(new CreateQueueCommand({ QueueName: bucket }));
    const { QueueUrl: queueUrl = '' } = made;
    const deps = {
      ...{ s3, sqs, bucket, queueUrl, pollMs: 1, atOnce: 10, clock: systemClock },
      objects: new S3JsonObjects(s3, bucket),
      generations: new OpenSearchGenerations(search, alias),
    };
    const indexer = new IndexerLoop({ s3, sqs, search, bucket, queueUrl, alias });
    context = { deps, alias, search, indexer };
  });
  afterEach(async () => {
    const { deps, alias } = context;
    await removeBucket(s3, deps.bucket);
    await sqs.send(new DeleteQueueCommand({ QueueUrl: deps.queueUrl }));
    await removeNamed(search, alias);
  });
  afterAll(async () => {
    s3.destroy();
    sqs.destroy();
    await search.close();
  });
  return () => context;
}

async function removeBucket(s3: S3Client, Bucket: string): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  for (const { Key } of Contents) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
