import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../../../../services/emulator/aws/sqs/journal.ts';

describe('a journal', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
    path = join(folder, 'deep', 'lines.ndjson');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was appended, in order', async () => {
    const { journal } = await Journal.open<number>(path);
    await Promise.all([1, 2, 3].map((line) => journal.append(line)));
    journal.note(4);
    await journal.close();

    const { lines, journal: again } = await Journal.open<number>(path);
    await again.close();

    expect(lines).toStrictEqual([1, 2, 3, 4]);
  });

  it('drops a line that a crash has cut off, and goes on after it', async () => {
    const first = await Journal.open<string>(path);
    await first.journal.append('whole');
    await first.journal.close();
    await appendFile(path, '"cut o');

    const second = await Journal.open<string>(path);
    await second.journal.append('next');
    await second.journal.close();

    expect(second.lines).toStrictEqual(['whole']);
    expect(await readFile(path, 'utf8')).toBe('"whole"\n"next"\n');
  });

  it('names the line that is damaged', async () => {
    const { journal } = await Journal.open<string>(path);
    await journal.close();
    await writeFile(path, '"fine"\nnot json\n');

    await expect(Journal.open(path)).rejects.toThrow(/lines\.ndjson is damaged at line 2/);
  });

  it('is replaced by a snapshot, with the lines that come meanwhile', async () => {
    const { journal } = await Journal.open<number>(path);
    for (const line of [1, 2, 3]) await journal.append(line);
    journal.compact(() => [30]);
    const later = journal.append(4);
    await later;
    await journal.close();

    const { lines, journal: again } = await Journal.open<number>(path);
    await again.close();

    expect(lines).toStrictEqual([30, 4]);
    expect(journal.length).toBe(2);
  });
});
