import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal, type JournalOptions } from '../../../../services/base/durable/journal.ts';
import { FaultyDisk } from './faulty-disk.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  path = join(folder, 'deep', 'lines.ndjson');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function open<Line>(options: Partial<JournalOptions<Line>> = {}) {
  const lines: Line[] = [];
  const onLine = (line: Line) => void lines.push(line);
  const journal = await Journal.open<Line>({ path, onLine, ...options });
  return { journal, lines };
}

/** What the next process finds. */
async function linesOnDisk(): Promise<unknown[]> {
  const { journal, lines } = await open<unknown>();
  await journal.close();
  return lines;
}

async function writeLines(text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

describe('a journal', () => {
  it('has what was appended, in order, when it is opened again', async () => {
    const { journal } = await open<number>();
    await Promise.all([1, 2, 3].map((line) => journal.append([line])));
    journal.note(4);
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual([1, 2, 3, 4]);
  });

  it('has lines on disk once append resolves, in the order of the calls', async () => {
    const { journal } = await open<number>();

    await Promise.all([journal.append([1, 2]), journal.append([3]), journal.append([4])]);

    expect(await readFile(path, 'utf8')).toBe('1\n2\n3\n4\n');
    await journal.close();
  });

  it('writes what waits before it closes', async () => {
    const { journal } = await open<number>();
    const waiting = journal.append([1]);

    await journal.close();
    await waiting;

    expect(await linesOnDisk()).toStrictEqual([1]);
  });

  it('shares one write and one fsync among lines that arrive together', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<number>({ openFile: disk.openFile });

    await Promise.all([1, 2, 3].map((line) => journal.append([line])));

    expect([disk.writes, disk.syncs]).toStrictEqual([1, 1]);
    await journal.close();
  });

  it('does not wait for the disk for a line that is only noted', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<number>({ openFile: disk.openFile });

    journal.note(1);
    await journal.close();

    expect([disk.writes, disk.syncs]).toStrictEqual([1, 0]);
  });

  it('knows its lines and bytes', async () => {
    const { journal } = await open<number>();
    await journal.append([1, 22]);

    expect([journal.length, journal.size]).toStrictEqual([2, 5]);
    await journal.close();
  });

  it('is readable by its owner alone if that is asked for, also after a compaction', async () => {
    await writeLines('1\n');
    const { journal } = await open<number>({ mode: 0o600 });
    const modeOf = async () => (await stat(path)).mode & 0o777;

    expect(await modeOf()).toBe(0o600);
    await journal.compact(() => [2]);
    expect(await modeOf()).toBe(0o600);
    await journal.close();
  });

  it('writes nothing of an append that has a line which is not JSON', async () => {
    const { journal } = await open<unknown>();

    await expect(journal.append([1, 2n])).rejects.toThrow('BigInt');
    await journal.append([3]);
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual([3]);
  });
});

describe('a journal that is opened', () => {
  it('drops a line that a crash has cut off, and goes on after it', async () => {
    const first = await open<string>();
    await first.journal.append(['whole']);
    await first.journal.close();
    await appendFile(path, '"cut o');

    const second = await open<string>();
    await second.journal.append(['next']);
    await second.journal.close();

    expect(second.lines).toStrictEqual(['whole']);
    expect(await readFile(path, 'utf8')).toBe('"whole"\n"next"\n');
  });

  it.each([
    { name: 'without its newline', tail: '{"a":' },
    { name: 'with a newline but no JSON', tail: '\0\0\0\n' },
  ])('cuts off a last line $name', async ({ tail }) => {
    await writeLines(`1\n2\n${tail}`);

    expect(await linesOnDisk()).toStrictEqual([1, 2]);
    expect(await readFile(path, 'utf8')).toBe('1\n2\n');
  });

  it('removes what a crash has left of a compaction', async () => {
    await writeLines('1\n');
    await writeFile(`${path}.tmp`, '2\n');

    expect(await linesOnDisk()).toStrictEqual([1]);
    expect(await readdir(dirname(path))).toStrictEqual(['lines.ndjson']);
  });

  it('names the line that is damaged', async () => {
    await writeLines('"fine"\nnot json\n');

    await expect(open()).rejects.toThrow(/lines\.ndjson is damaged at line 2/);
  });

  it('refuses damage before the end, and names the line', async () => {
    await writeLines('1\nbad\n3\n');

    await expect(open()).rejects.toThrow(`${path} is damaged at line 2`);
    expect(await readFile(path, 'utf8')).toBe('1\nbad\n3\n');
  });
});

describe('a write that fails', () => {
  it('is rejected to its callers and cut off; the next one is intact', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<string>({ openFile: disk.openFile });
    await journal.append(['A']);
    disk.isFull = true;
    const refused = [journal.append(['B']), journal.append(['C'])];

    for (const append of refused) await expect(append).rejects.toThrow('ENOSPC');
    disk.isFull = false;
    await journal.append(['D']);
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual(['A', 'D']);
  });

  it('is cut off if it was written but could not be synced', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<string>({ openFile: disk.openFile });
    disk.failsToSync = true;

    await expect(journal.append(['A'])).rejects.toThrow('ENOSPC');
    disk.failsToSync = false;
    await journal.append(['B']);
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual(['B']);
  });

  it('holds back the next ones as long as it cannot be cut off', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<string>({ openFile: disk.openFile });
    await journal.append(['A']);
    Object.assign(disk, { isFull: true, isStuck: true });
    await expect(journal.append(['half of this'])).rejects.toThrow('ENOSPC: write');
    const torn = await readFile(path, 'utf8');

    disk.isFull = false;
    await expect(journal.append(['C'])).rejects.toThrow('ENOSPC: ftruncate');
    expect(await readFile(path, 'utf8')).toBe(torn);

    disk.isStuck = false;
    await journal.append(['D']);
    await journal.close();
    expect(torn).toMatch(/^"A"\n"half/);
    expect(await linesOnDisk()).toStrictEqual(['A', 'D']);
  });

  it('is dropped at the next opening if it could not be cut off', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<string>({ openFile: disk.openFile });
    await journal.append(['A']);
    Object.assign(disk, { isFull: true, isStuck: true });
    await expect(journal.append(['half of this'])).rejects.toThrow('ENOSPC');
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual(['A']);
  });
});

describe('a compaction', () => {
  it('replaces the file by a snapshot, followed by the lines that arrive in between', async () => {
    const { journal } = await open<number>();
    for (const line of [1, 2, 3]) await journal.append([line]);
    void journal.compact(() => [30]);
    const later = journal.append([4]);
    await later;
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual([30, 4]);
    expect(journal.length).toBe(2);
  });

  it('writes a long snapshot in pieces', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<string>({ openFile: disk.openFile });
    const long = Array.from({ length: 25 }, (_, n) => `${n}`.repeat(100_000));

    await journal.compact(() => long);
    await journal.append(['next']);
    const { size, length } = journal;
    await journal.close();

    expect(disk.writes).toBeGreaterThan(3);
    expect(await linesOnDisk()).toStrictEqual([...long, 'next']);
    expect([size, length]).toStrictEqual([(await stat(path)).size, 26]);
  });

  it('comes before what is appended next', async () => {
    const { journal } = await open<number>();
    await journal.append([1, 2, 3]);

    void journal.compact(() => [6]);
    await journal.append([7]);

    expect(await linesOnDisk()).toStrictEqual([6, 7]);
    await journal.close();
  });

  it('asks for the snapshot once the callers of earlier lines have seen them written', async () => {
    const { journal } = await open<number>();
    const state: number[] = [];
    const add = async (line: number) => {
      await journal.append([line]);
      state.push(line);
    };

    const adding = [1, 2, 3].map(add);
    await adding[0];
    const compacting = journal.compact(() => state);
    const late = add(4);
    await Promise.all([...adding, compacting, late]);
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual([1, 2, 3, 4]);
  });

  it('that fails is rejected and changes nothing; lines are still written', async () => {
    const { journal } = await open<number>();
    await journal.append([1]);
    const compacting = journal.compact(() => {
      throw new Error('disk full');
    });
    const appending = journal.append([2]);

    await expect(compacting).rejects.toThrow('disk full');
    await appending;
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual([1, 2]);
  });

  it('that finds no room leaves no file behind', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<number>({ openFile: disk.openFile });
    await journal.append([1]);
    disk.isFull = true;

    await expect(journal.compact(() => [10, 20])).rejects.toThrow('ENOSPC');
    await journal.close();

    expect(await readdir(dirname(path))).toStrictEqual(['lines.ndjson']);
    expect(await linesOnDisk()).toStrictEqual([1]);
  });

  it('ends the wait for a torn line that could not be cut off', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open<string>({ openFile: disk.openFile });
    Object.assign(disk, { isFull: true, isStuck: true });
    await expect(journal.append(['torn'])).rejects.toThrow('ENOSPC');

    disk.isFull = false;
    await journal.compact(() => ['A']);
    await journal.append(['B']);
    await journal.close();

    expect(await linesOnDisk()).toStrictEqual(['A', 'B']);
  });
});
