import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startSearchServer } from '../../support/search-server.ts';

const WRITER = fileURLToPath(new URL('./endless-writer.ts', import.meta.url));
const SWAPPER = fileURLToPath(new URL('./endless-swapper.ts', import.meta.url));
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'search-durable-'));
  folders.push(folder);
  return folder;
}

/** The log of the only index. */
async function logFile(dataDir: string): Promise<string> {
  const [uuid = ''] = await readdir(join(dataDir, 'search'));
  return join(dataDir, 'search', uuid, 'log.ndjson');
}

/** Collects acknowledged writes that a process prints, until there are enough, then kills it. */
async function killAfter(child: ChildProcess, enough: number): Promise<string[]> {
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
    if (output.split('\n').length > enough) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return output.split('\n').slice(0, -1);
}

describe('durability', () => {
  it('keeps indices, documents, mappings and settings over a restart', async () => {
    const dataDir = await newFolder();
    const before = await startSearchServer(dataDir);
    await before.client.indices.create({
      index: 'kept',
      body: { mappings: { properties: { t: { type: 'text', analyzer: 'english' } } } },
    });
    await before.client.index({ index: 'kept', id: '1', body: { t: 'running shoes', n: 7 } });
    await before.client.index({ index: 'kept', id: '2', body: { t: 'gone' } });
    await before.client.delete({ index: 'kept', id: '2' });
    await before.client.indices.create({ index: 'dropped' });
    await before.client.indices.delete({ index: 'dropped' });
    await before.stop();

    const after = await startSearchServer(dataDir);

    const { body } = await after.client.search({
      index: '_all',
      body: { query: { match: { t: 'run' } }, version: true },
    });
    expect(body.hits.hits).toMatchObject([
      { _index: 'kept', _id: '1', _source: { t: 'running shoes', n: 7 }, _version: 1 },
    ]);
    expect((await after.client.indices.exists({ index: 'dropped' })).body).toBe(false);
    expect(
      (await after.client.indices.getMapping({ index: 'kept' })).body.kept?.mappings.properties,
    ).toMatchObject({ n: { type: 'long' } });
    const again = await after.client.index({ index: 'kept', id: '1', body: { n: 8 } });
    expect(again.body).toMatchObject({ _version: 2, _seq_no: 3 });
    await after.stop();
  });

  it('loses nothing that was acknowledged when the process is killed', async () => {
    const dataDir = await newFolder();
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged = await killAfter(child, 60);

    const server = await startSearchServer(dataDir);

    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    const { body } = await server.client.search({
      index: 'written',
      body: { size: 10_000, _source: false },
    });
    const found = new Set(body.hits.hits.map(({ _id }) => _id));
    expect(acknowledged.filter((id) => !found.has(id))).toStrictEqual([]);
    await server.stop();
  });

  it('keeps aliases over a restart, and forgets those of an index that was removed', async () => {
    const dataDir = await newFolder();
    const before = await startSearchServer(dataDir);
    await before.client.indices.create({
      index: 'kept',
      body: { aliases: { current: { is_write_index: true } } },
    });
    await before.client.indices.create({ index: 'dropped', body: { aliases: { old: {} } } });
    await before.client.indices.delete({ index: 'dropped' });
    await before.client.indices.create({ index: 'dropped' });
    await before.stop();

    const after = await startSearchServer(dataDir);

    expect((await after.client.indices.getAlias()).body).toStrictEqual({
      dropped: { aliases: {} },
      kept: { aliases: { current: { is_write_index: true } } },
    });
    await after.stop();
  });

  it('keeps an alias on one index, the acknowledged one or the next, when the process is killed', async () => {
    const dataDir = await newFolder();
    const child = spawn(process.execPath, ['--import', 'tsx', SWAPPER, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged = await killAfter(child, 41);

    const server = await startSearchServer(dataDir);

    const { body } = await server.client.indices.getAlias({ name: 'current' });
    const [index, ...more] = Object.keys(body);
    expect(more).toStrictEqual([]);
    expect(['first', 'second']).toContain(index);
    expect(acknowledged.length).toBeGreaterThanOrEqual(41);
    await server.client.index({ index: 'current', id: '1', body: {} });
    await server.stop();
  });

  it('drops a last line that a crash tore, and goes on after it', async () => {
    const dataDir = await newFolder();
    const before = await startSearchServer(dataDir);
    await before.client.index({ index: 'torn', id: '1', body: { n: 1 } });
    await before.stop();
    await appendFile(await logFile(dataDir), '{"op":"put","id":"2","version":1,"se');

    const between = await startSearchServer(dataDir);
    await between.client.index({ index: 'torn', id: '3', body: { n: 3 } });
    await between.stop();
    const after = await startSearchServer(dataDir);

    const { body } = await after.client.search({ index: 'torn', body: { sort: 'n' } });
    expect(body.hits.hits.map(({ _id }) => _id)).toStrictEqual(['1', '3']);
    await after.stop();
  });

  it('does not start on a log that is damaged before its end, and names the line', async () => {
    const dataDir = await newFolder();
    const before = await startSearchServer(dataDir);
    await before.client.index({ index: 'damaged', id: '1', body: { n: 1 } });
    await before.stop();
    await appendFile(await logFile(dataDir), 'rubbish\n{"op":"delete","id":"1","seqNo":9}\n');

    await expect(startSearchServer(dataDir)).rejects.toThrow(/log\.ndjson is damaged at line 4/);
  });

  it('rewrites a log that has grown long, with the same documents in it', async () => {
    const dataDir = await newFolder();
    const server = await startSearchServer(dataDir);
    const body = Array.from({ length: 1500 }, (_, n) => [
      { index: { _id: String(n % 3) } },
      { n },
    ]).flat();
    await server.client.bulk({ index: 'short', body });
    await server.client.index({ index: 'short', id: 'last', body: { n: -1 } });
    await server.stop();
    const { size } = await stat(await logFile(dataDir));

    const after = await startSearchServer(dataDir);

    expect(size).toBeLessThan(2_000);
    const found = await after.client.search({ index: 'short', body: { sort: 'n', version: true } });
    expect(
      found.body.hits.hits.map(({ _id, _version, _source }) => [_id, _version, _source]),
    ).toStrictEqual([
      ['last', 1, { n: -1 }],
      ['0', 500, { n: 1497 }],
      ['1', 500, { n: 1498 }],
      ['2', 500, { n: 1499 }],
    ]);
    await after.stop();
  });
});
