import type { SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { indexChanges } from '../../../../../services/bot/functions/indexer/index-changes.ts';
import { docIdOf } from '../../../../../services/bot/helpdesk/documents/document-key.ts';
import { directReader } from '../../../../support/direct-reader.ts';
import { aMessage, Bucket, MemoryIndex, MemoryReport } from './fakes.ts';

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nPress Share.\n';
const clock = { now: () => new Date('2026-05-01T00:00:00Z') };

let source: Bucket;
let passages: MemoryIndex;
let report: MemoryReport;

beforeEach(() => {
  source = new Bucket();
  passages = new MemoryIndex();
  report = new MemoryReport();
});

const run = async (...records: SQSRecord[]) => {
  const { batchItemFailures } = await indexChanges(
    { source, reader: directReader, passages, report, bucket: 'docs', clock, log: silentLog },
    records,
  );
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

describe('indexChanges', () => {
  it('indexes a page and reports it', async () => {
    source.put('documents/a b+c.html', '<h1>Title</h1><p>Text.</p>');

    expect(await run(aMessage('1', 'documents/a+b%2Bc.html'))).toStrictEqual([]);

    expect(passages.texts).toStrictEqual(['Text.']);
    expect(report.report).toStrictEqual({
      v: 1,
      updatedAt: '2026-05-01T00:00:00.000Z',
      documents: {
        'documents/a b+c.html': {
          state: 'indexed',
          docId: docIdOf('documents/a b+c.html'),
          title: 'Title',
          passages: 1,
          at: '2026-05-01T00:00:00.000Z',
        },
      },
    });
  });

  it('looks at the object as it is, not at the event', async () => {
    source.put('documents/a.md', 'new');
    const removed = {
      messageId: '1',
      body: JSON.stringify({
        Records: [
          {
            eventName: 'ObjectRemoved:Delete',
            s3: { bucket: { name: 'docs' }, object: { key: 'documents/a.md' } },
          },
        ],
      }),
    };

    await run(removed as SQSRecord);

    expect(passages.texts).toStrictEqual(['new']);
  });

  it('takes out a document that is gone, whatever the event said', async () => {
    source.put('documents/a.md', 'text');
    await run(aMessage('1', 'documents/a.md'));
    source.objects.clear();

    await run(aMessage('2', 'documents/a.md'));

    expect(passages.texts).toStrictEqual([]);
    expect(report.documents).toStrictEqual({});
  });

  it('indexes a video when its captions and its film are both there, whichever came last', async () => {
    source.put('documents/v.en.vtt', VTT);
    await run(aMessage('1', 'documents/v.en.vtt'));
    expect(passages.texts).toStrictEqual([]);

    source.put('documents/v.mp4', 'film');
    await run(aMessage('2', 'documents/v.mp4'));

    expect(passages.texts).toStrictEqual(['Press Share.']);
    expect([...passages.byDocument.keys()]).toStrictEqual([docIdOf('documents/v.mp4')]);
  });

  it('takes a video out with its film, and does not mix it up with a longer name', async () => {
    source.put('documents/v.mp4', 'film');
    source.put('documents/v.en.vtt', VTT);
    source.put('documents/v.long.mp4', 'film');
    source.put('documents/v.long.en.vtt', VTT.replace('Share', 'Stop'));
    await run(aMessage('1', 'documents/v.mp4', 'documents/v.long.mp4'));
    expect(passages.byDocument.get(docIdOf('documents/v.mp4'))).toHaveLength(1);
    source.objects.delete('documents/v.mp4');

    await run(aMessage('2', 'documents/v.mp4'));

    expect(passages.texts).toStrictEqual(['Press Stop.']);
  });

  it('drops the test event, other buckets, other prefixes and folders', async () => {
    const test = {
      messageId: 't',
      body: '{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"docs"}',
    };
    const elsewhere = {
      messageId: 'e',
      body: JSON.stringify({
        Records: [{ s3: { bucket: { name: 'x' }, object: { key: 'documents/a.md' } } }],
      }),
    };

    const failed = await run(
      test as SQSRecord,
      elsewhere as SQSRecord,
      aMessage('f', 'reports/index.json', 'documents/folder/'),
    );

    expect(failed).toStrictEqual([]);
    expect(report.report).toBeUndefined();
  });

  it.each([
    {
      name: 'a broken caption file',
      key: 'documents/v.mp4',
      objects: { 'documents/v.mp4': 'film', 'documents/v.en.vtt': 'no captions' },
      reason: 'WEBVTT',
    },
    {
      name: 'a video without captions',
      key: 'documents/v.mp4',
      objects: { 'documents/v.mp4': 'film' },
      reason: 'no captions',
    },
    {
      name: 'captions without a language',
      key: 'documents/v.vtt',
      objects: { 'documents/v.vtt': VTT },
      reason: 'language',
    },
    {
      name: 'an empty page',
      key: 'documents/a.html',
      objects: { 'documents/a.html': '' },
      reason: 'empty',
    },
    {
      name: 'another kind of file',
      key: 'documents/a.xlsx',
      objects: { 'documents/a.xlsx': 'x' },
      reason: '.html',
    },
  ])('reports $name and goes on', async ({ key, objects, reason }) => {
    for (const [name, content] of Object.entries(objects)) source.put(name, content);
    source.put('documents/good.md', 'good');

    expect(await run(aMessage('1', key), aMessage('2', 'documents/good.md'))).toStrictEqual([]);

    expect(report.documents[key]).toMatchObject({
      state: 'skipped',
      reason: expect.stringContaining(reason),
    });
    expect(passages.texts).toStrictEqual(['good']);
  });

  it('leaves the passages of a page alone whose new version cannot be read', async () => {
    source.put('documents/a.html', '<p>old</p>');
    await run(aMessage('1', 'documents/a.html'));
    source.put('documents/a.html', 'PK\u0003\u0004');

    await run(aMessage('2', 'documents/a.html'));

    expect(passages.texts).toStrictEqual(['old']);
    expect(report.documents['documents/a.html']).toMatchObject({ state: 'skipped' });
  });

  it('has a message redelivered that it does not understand', async () => {
    const broken = [
      'no json',
      '{}',
      '{"Records":[{}]}',
      '{"Records":[{"s3":{"bucket":{"name":"docs"},"object":{"key":"%E0%A4%A"}}}]}',
    ];
    source.put('documents/good.md', 'good');

    const failed = await run(
      ...broken.map((body, at) => ({ messageId: String(at), body }) as SQSRecord),
      aMessage('good', 'documents/good.md'),
    );

    expect(failed).toStrictEqual(['0', '1', '2', '3']);
    expect(passages.texts).toStrictEqual(['good']);
  });

  it('has all messages of a document delivered again when the index is down, and reports why', async () => {
    source.put('documents/a.md', 'text');
    source.put('documents/b.md', '');
    passages.fault = new Error('connect ECONNREFUSED\n127.0.0.1:9200');

    const failed = await run(
      aMessage('1', 'documents/a.md'),
      aMessage('2', 'documents/a.md'),
      aMessage('3', 'documents/b.md'),
    );

    expect(failed).toStrictEqual(['1', '2']);
    expect(report.documents['documents/b.md']).toMatchObject({ state: 'skipped' });
    expect(report.documents['documents/a.md']).toStrictEqual({
      state: 'failed',
      docId: docIdOf('documents/a.md'),
      reason: 'the search index did not take it (Error: connect ECONNREFUSED 127.0.0.1:9200)',
      remedy: expect.stringContaining('tried again'),
      at: '2026-05-01T00:00:00.000Z',
    });
  });

  it('reports a document as indexed again once the index is back', async () => {
    source.put('documents/a.md', 'text');
    passages.fault = new Error('connection refused');
    await run(aMessage('1', 'documents/a.md'));
    passages.fault = undefined;

    await run(aMessage('1', 'documents/a.md'));

    expect(report.documents['documents/a.md']).toMatchObject({ state: 'indexed', passages: 1 });
    expect(report.documents['documents/a.md']).not.toHaveProperty('reason');
  });

  it('reports a document whose removal failed until it has been removed', async () => {
    source.put('documents/a.md', 'text');
    await run(aMessage('1', 'documents/a.md'));
    source.objects.clear();
    passages.fault = new Error('connection refused');

    await run(aMessage('2', 'documents/a.md'));
    expect(report.documents['documents/a.md']).toMatchObject({ state: 'failed' });
    passages.fault = undefined;
    await run(aMessage('2', 'documents/a.md'));

    expect(report.documents).toStrictEqual({});
  });

  it('reports what another run has done later rather than its own failure', async () => {
    source.put('documents/a.md', 'text');
    const later = { state: 'indexed', docId: 'x', title: 'A', passages: 1 } as const;
    const documents = { 'documents/a.md': { ...later, at: '2026-05-01T00:00:01.000Z' } };
    report.report = { v: 1, updatedAt: '2026-05-01T00:00:01.000Z', documents };
    passages.fault = new Error('connection refused');

    expect(await run(aMessage('1', 'documents/a.md'))).toStrictEqual(['1']);

    expect(report.documents['documents/a.md']).toMatchObject({ state: 'indexed' });
  });

  it('reports a bucket that cannot be read, in few words', async () => {
    source.put('documents/a.md', 'text');
    source.onRead = () => {
      throw new Error(`AccessDenied ${'x'.repeat(1000)}`);
    };

    await run(aMessage('1', 'documents/a.md'));

    const entry = report.documents['documents/a.md'];
    expect(entry?.reason).toMatch(/^the bucket could not be read \(Error: AccessDenied x/);
    expect(entry?.reason?.length).toBeLessThan(300);
  });

  it('reports a failure that is its own as such', async () => {
    source.put('documents/a.md', 'text');
    const reader = {
      read: async () => {
        throw new TypeError('x is not a function');
      },
    };
    const deps = { source, passages, report, bucket: 'docs', clock, log: silentLog };

    await indexChanges({ ...deps, reader }, [aMessage('1', 'documents/a.md')]);

    expect(report.documents['documents/a.md']).toMatchObject({
      state: 'failed',
      reason: 'the indexer failed (TypeError: x is not a function)',
    });
  });

  it('reindexes a document that changed while it was read', async () => {
    source.put('documents/a.md', 'first');
    let changes = 1;
    source.onRead = () => {
      if (changes-- > 0) source.put('documents/a.md', 'second');
    };

    await run(aMessage('1', 'documents/a.md'));

    expect(passages.texts).toStrictEqual(['second']);
  });

  it('takes a document out that was deleted while it was indexed', async () => {
    source.put('documents/a.md', 'text');
    const replace = passages.replace.bind(passages);
    passages.replace = async (docId, found) => {
      await replace(docId, found);
      source.objects.clear();
    };

    await run(aMessage('1', 'documents/a.md'));

    expect(passages.texts).toStrictEqual([]);
    expect(report.documents).toStrictEqual({});
  });

  it('gives up on a document that keeps changing, and has it redelivered', async () => {
    source.put('documents/a.md', '0');
    let writes = 0;
    source.onRead = () => source.put('documents/a.md', String(++writes));

    expect(await run(aMessage('1', 'documents/a.md'))).toStrictEqual(['1']);
    expect(report.documents['documents/a.md']).toMatchObject({
      state: 'failed',
      reason: 'it changed 5 times while it was being read',
    });
  });
});
