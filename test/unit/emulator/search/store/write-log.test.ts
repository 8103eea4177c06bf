import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replayLog, WriteLog } from '../../../../../services/emulator/search/store/write-log.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-log-'));
  path = join(folder, 'log.ndjson');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function entries(): Promise<unknown[]> {
  const read: unknown[] = [];
  await replayLog(path, (entry) => read.push(entry));
  return read;
}

describe('WriteLog', () => {
  it('has lines on disk once append resolves, in the order of the calls', async () => {
    const log = await WriteLog.open(path);

    await Promise.all([log.append(['1', '2']), log.append(['3']), log.append(['4'])]);

    expect(await readFile(path, 'utf8')).toBe('1\n2\n3\n4\n');
    await log.close();
  });

  it('rewrites the file before what is appended next', async () => {
    const log = await WriteLog.open(path);
    await log.append(['1', '2', '3']);

    log.replaceWith(() => '6\n');
    await log.append(['7']);

    expect(await entries()).toStrictEqual([6, 7]);
    await log.close();
  });

  it('writes what waits before it closes', async () => {
    const log = await WriteLog.open(path);
    const waiting = log.append(['1']);

    await log.close();
    await waiting;

    expect(await entries()).toStrictEqual([1]);
  });

  it('takes nothing more once a write has failed', async () => {
    const log = await WriteLog.open(path);
    log.replaceWith(() => {
      throw new Error('disk full');
    });

    await expect(log.append(['1'])).rejects.toThrow('disk full');
    await expect(log.append(['2'])).rejects.toThrow('disk full');
    await log.close();
  });
});

describe('replayLog', () => {
  it.each([
    { name: 'without its newline', tail: '{"a":' },
    { name: 'with a newline but no JSON', tail: '\0\0\0\n' },
  ])('cuts off a last line $name', async ({ tail }) => {
    await writeFile(path, `1\n2\n${tail}`);

    expect(await entries()).toStrictEqual([1, 2]);
    expect(await readFile(path, 'utf8')).toBe('1\n2\n');
  });

  it('refuses damage before the end, and names the line', async () => {
    await writeFile(path, '1\nbad\n3\n');

    await expect(entries()).rejects.toThrow(`${path}:2 is damaged`);
  });
});
