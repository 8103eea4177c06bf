import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../search-engine/index/settings.ts';
import { search } from '../../../../../search-engine/query/search.ts';
import { readSearchRequest } from '../../../../../search-engine/query/search-request.ts';
import { Journal } from '../../../../../services/base/durable/journal.ts';
import type { LogEntry } from '../../../../../services/emulator/search/store/log-entry.ts';
import { StoredIndex } from '../../../../../services/emulator/search/store/stored-index.ts';
import { FaultyDisk } from '../../../base/durable/faulty-disk.ts';

const NOW = new Date('2026-05-13T10:20:30.400Z');

let folder: string;
let path: string;
let disk: FaultyDisk;
let stored: StoredIndex;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stored-index-'));
  path = join(folder, 'log.ndjson');
  disk = new FaultyDisk();
  stored = new StoredIndex({
    op: 'create',
    format: 1,
    name: 'test',
    uuid: 'uuid',
    createdAt: 0,
    settings: DEFAULT_SETTINGS,
    mapping: {},
    seqNo: 0,
  });
  const journal = await Journal.open<LogEntry>({ path, onLine() {}, openFile: disk.openFile });
  await journal.append([stored.createEntry()]);
  stored.attach(journal);
});

afterEach(async () => {
  await stored.close();
  await rm(folder, { recursive: true, force: true });
});

/** The index as the next process finds it. */
async function reopened(): Promise<StoredIndex> {
  let found: StoredIndex | undefined;
  const onLine = (entry: LogEntry) => {
    if (!found && entry.op === 'create') found = new StoredIndex(entry);
    else found?.replay(entry);
  };
  const journal = await Journal.open<LogEntry>({ path, onLine });
  await journal.close();
  return found as unknown as StoredIndex;
}

function idsOf(index: StoredIndex, query: object): string[] {
  const request = readSearchRequest({ query: query as never });
  const { hits } = search([index], request, NOW) as { hits: { hits: { _id: string }[] } };
  return hits.hits.map(({ _id }) => _id).sort();
}

const stateOf = (index: StoredIndex) => ({
  entry: index.createEntry(),
  documents: index.index.documents.flatMap((document) =>
    document ? [[document.id, document.version, document.seqNo, document.source]] : [],
  ),
});

describe('an index whose disk refuses a change', () => {
  beforeEach(async () => {
    stored.put('1', { text: 'kept words' });
    stored.put('2', { text: 'more words' });
    await stored.commit();
  });

  it('is what it was before, in memory and on disk', async () => {
    const before = stateOf(stored);
    disk.isFull = true;
    stored.put('1', { text: 'refused' });
    stored.put('3', { text: 'refused', number: 5 });
    stored.remove('2');
    stored.changeSettings({ index: { refresh_interval: '5s' } });

    await expect(stored.commit()).rejects.toMatchObject({
      status: 403,
      type: 'cluster_block_exception',
    });

    expect(stateOf(stored)).toStrictEqual(before);
    expect(idsOf(stored, { match: { text: 'refused' } })).toStrictEqual([]);
    expect(idsOf(stored, { match: { text: 'words' } })).toStrictEqual(['1', '2']);
    expect(stateOf(await reopened())).toStrictEqual(before);
  });

  it('accepts the next one once there is room, also with another type for a refused field', async () => {
    disk.isFull = true;
    stored.put('3', { field: 5 });
    await expect(stored.commit()).rejects.toThrow('cannot be written');
    disk.isFull = false;

    stored.put('3', { field: 'words' });
    await stored.commit();

    expect(idsOf(stored, { match: { field: 'words' } })).toStrictEqual(['3']);
    expect(stored.index.get('3')).toMatchObject({ version: 1, seqNo: 2 });
    expect(stateOf(await reopened())).toStrictEqual(stateOf(stored));
  });

  it('refuses the changes that were made in the meantime as well, since they build on it', async () => {
    disk.isFull = true;
    stored.put('1', { text: 'refused' });
    const first = stored.commit();
    stored.put('1', { text: 'refused too' });
    const second = stored.commit();

    await expect(first).rejects.toThrow('cannot be written');
    await expect(second).rejects.toThrow('cannot be written');
    disk.isFull = false;
    await stored.commit();

    expect(stored.index.get('1')).toMatchObject({ version: 1, source: { text: 'kept words' } });
    expect(stateOf(await reopened())).toStrictEqual(stateOf(stored));
  });

  it('commits what another caller has begun to write before it answers', async () => {
    stored.put('3', { text: 'new' });
    const writing = stored.commit();
    const syncs = disk.syncs;

    await stored.commit();

    expect(disk.syncs).toBe(syncs + 1);
    await writing;
  });

  it('keeps a long log until there is room for a shorter one', async () => {
    for (let n = 0; n < 1010; n += 1) stored.put('1', { n });
    await stored.commit();
    disk.isFull = true;
    stored.put('1', { n: -1 });
    await expect(stored.commit()).rejects.toThrow('cannot be written');
    disk.isFull = false;
    stored.put('1', { n: -2 });
    await stored.commit();

    expect(stored.index.get('1')?.source).toStrictEqual({ n: -2 });
    expect(stateOf(await reopened()).documents).toStrictEqual(stateOf(stored).documents);
  });
});
