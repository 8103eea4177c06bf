import type { SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { Hourly } from '../../../../../services/bot/functions/indexer/hourly.ts';
import { indexByTarget } from '../../../../../services/bot/functions/indexer/index-by-target.ts';
import { directReader } from '../../../../support/direct-reader.ts';
import { aMessage, Bucket, MemoryIndex, MemoryReport } from './fakes.ts';

const clock = { now: () => new Date('2026-05-01T00:00:00Z') };

let source: Bucket;
let stores: Map<string, { passages: MemoryIndex; report: MemoryReport }>;

beforeEach(() => {
  source = new Bucket();
  source.put('documents/a.md', 'text');
  stores = new Map(
    ['live', 'passages-2'].map((name) => [
      name,
      { passages: new MemoryIndex(), report: new MemoryReport() },
    ]),
  );
});

function at(name: string) {
  const found = stores.get(name);
  if (!found) throw new Error(`${name} was not expected`);
  return found;
}

const run = async (...records: SQSRecord[]) => {
  const targets = {
    alias: 'passages',
    storesOf: (index = 'live') => at(index),
    exists: async (index: string) => stores.has(index),
  };
  const { batchItemFailures } = await indexByTarget(
    { source, reader: directReader, bucket: 'docs', clock, log: silentLog, targets },
    records,
  );
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

function aimed(id: string, target: unknown): SQSRecord {
  const message = aMessage(id, 'documents/a.md');
  return { ...message, body: JSON.stringify({ ...JSON.parse(message.body), target }) };
}

describe('indexing by target', () => {
  it('goes into the generation that the message names, and into its report', async () => {
    expect(await run(aimed('1', 'passages-2'))).toStrictEqual([]);

    expect(at('passages-2').passages.texts).toStrictEqual(['text']);
    expect(Object.keys(at('passages-2').report.documents)).toStrictEqual(['documents/a.md']);
    expect(at('live').passages.texts).toStrictEqual([]);
    expect(at('live').report.report).toBeUndefined();
  });

  it('serves both in one batch', async () => {
    await run(aMessage('1', 'documents/a.md'), aimed('2', 'passages-2'));

    expect(at('live').passages.texts).toStrictEqual(['text']);
    expect(at('passages-2').passages.texts).toStrictEqual(['text']);
  });

  it.each(['secrets-1', 'passages', 'passages-0', 'passages-1/_doc', 'passages-*', 7, null])(
    'takes %j for no target',
    async (target) => {
      await run(aimed('1', target));

      expect(at('live').passages.texts).toStrictEqual(['text']);
    },
  );

  it('is done with messages for a generation that is no more', async () => {
    expect(await run(aimed('1', 'passages-3'))).toStrictEqual([]);
    expect(at('live').passages.texts).toStrictEqual([]);
  });

  it('has the messages redelivered that failed, of any target, and those that cannot be read', async () => {
    at('passages-2').passages.fault = new Error('away');
    const broken = { messageId: '3', body: '{' } as SQSRecord;

    const failed = await run(aMessage('1', 'documents/a.md'), aimed('2', 'passages-2'), broken);

    expect(failed.sort()).toStrictEqual(['2', '3']);
  });
});

describe('hourly work', () => {
  it('is done at first, and again after an hour', async () => {
    let now = 0;
    let done = 0;
    const hourly = new Hourly({ now: () => new Date(now) });
    for (const minutes of [0, 1, 59, 60, 61, 119, 121]) {
      now = minutes * 60_000;
      await hourly.run(async () => {
        done += 1;
      });
    }

    expect(done).toBe(3);
  });
});
