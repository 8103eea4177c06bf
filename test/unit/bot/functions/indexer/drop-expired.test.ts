import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { dropExpired } from '../../../../../services/bot/functions/indexer/drop-expired.ts';
import { indexChanges } from '../../../../../services/bot/functions/indexer/index-changes.ts';
import { directReader } from '../../../../support/direct-reader.ts';
import { aMessage, Bucket, MemoryIndex, MemoryReport } from './fakes.ts';

const source = new Bucket();
const passages = new MemoryIndex();
const report = new MemoryReport();
let now = new Date('2026-05-01T12:00:00Z');
const deps = { source, reader: directReader, passages, report, clock: { now: () => now } };

beforeEach(async () => {
  now = new Date('2026-05-01T12:00:00Z');
  for (const [name, expires] of Object.entries({
    a: '2026-05-01',
    b: '2026-05-02',
    c: undefined,
  })) {
    source.put(`documents/${name}.md`, `# ${name}\n\nText of ${name}.`);
    source.put(`documents/${name}.md.meta.json`, JSON.stringify({ expires }));
  }
  const message = aMessage('1', ...['a', 'b', 'c'].map((name) => `documents/${name}.md`));
  await indexChanges({ ...deps, bucket: 'docs', log: silentLog }, [message]);
});

const states = () => Object.values(report.documents).map(({ state }) => state);

describe('what expires while it is indexed', () => {
  it('has its expiry in the report', () => {
    expect(report.documents['documents/a.md']).toMatchObject({ expires: '2026-05-01' });
    expect(report.documents['documents/c.md']).not.toHaveProperty('expires');
  });

  it('stays in the index until then', async () => {
    expect(await dropExpired(deps)).toStrictEqual([]);
    expect(states()).toStrictEqual(['indexed', 'indexed', 'indexed']);
  });

  it('is taken out of it afterwards, and reported as expired', async () => {
    now = new Date('2026-05-02T00:00:00Z');

    expect(await dropExpired(deps)).toStrictEqual(['documents/a.md']);

    expect(passages.texts.toSorted()).toStrictEqual(['Text of b.', 'Text of c.']);
    expect(states()).toStrictEqual(['expired', 'indexed', 'indexed']);
    expect(await dropExpired(deps)).toStrictEqual([]);
  });

  it('is indexed again if its description has a later date by then', async () => {
    now = new Date('2026-05-02T00:00:00Z');
    source.put('documents/a.md.meta.json', '{"expires":"2027-05-01"}');

    await dropExpired(deps);

    expect(report.documents['documents/a.md']).toMatchObject({
      state: 'indexed',
      expires: '2027-05-01',
    });
  });
});
