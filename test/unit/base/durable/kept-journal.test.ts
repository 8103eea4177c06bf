import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../../services/base/durable/damage-report.ts';
import {
  type KeptJournalOptions,
  openKeptJournal,
  releaseKeptJournal,
} from '../../../../services/base/durable/kept-journal.ts';
import { DAMAGES } from '../../../support/damage.ts';

interface Line {
  readonly n: number;
}

let folder: string;
let path: string;
let damage: DamageReport;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  path = join(folder, 'lines.ndjson');
  damage = new DamageReport();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function open(options: Partial<KeptJournalOptions<Line>> = {}) {
  let lines: number[] = [];
  const begin = () => {
    lines = [];
    return ({ n }: Line) => void lines.push(n);
  };
  const isLine = ({ n }: Readonly<Record<string, unknown>>) => typeof n === 'number';
  const journal = await openKeptJournal<Line>({
    ...{ path, begin, isLine, cost: 'Lines are lost.', damage },
    ...options,
  });
  return { journal, lines: () => lines };
}

async function write(...numbers: readonly number[]): Promise<void> {
  const { journal } = await open();
  await journal.append(numbers.map((n) => ({ n })));
  await journal.close();
}

async function read(): Promise<number[]> {
  const { journal, lines } = await open();
  await journal.close();
  return lines();
}

const problems = () => damage.entries().map(({ problem }) => problem);

describe('a journal whose damage costs only the damaged lines', () => {
  it('reports nothing about a journal that is whole, new, without lines or released', async () => {
    await write(1, 2);
    await write(3);
    expect(await read()).toStrictEqual([1, 2, 3]);
    const { journal } = await open();
    await journal.compact(() => []);
    await journal.close();
    expect(await read()).toStrictEqual([]);
    await releaseKeptJournal(path);
    await rm(path);

    expect(await read()).toStrictEqual([]);
    expect(problems()).toStrictEqual([]);
  });

  it('drops a short last line that a crash cut off: it was never acknowledged', async () => {
    await write(1, 2);
    await appendFile(path, '{"n":');

    expect(await read()).toStrictEqual([1, 2]);
    expect(problems()).toStrictEqual([]);
  });

  it.each([
    ['empty', [], 'is empty'],
    ['deleted', [], 'is missing'],
    ['zero-filled', [], "is damaged: at least 1 of 1 lines are lost (25 bytes can't be read)"],
    ['replaced by a folder', [], "can't be read (EISDIR)"],
  ] as const)('reports a file that is %s', async (name, kept, problem) => {
    await write(1, 2, 3);
    await DAMAGES[name](path);

    expect(await read()).toStrictEqual(kept);
    expect(damage.entries()).toMatchObject([{ path, problem, cost: 'Lines are lost.' }]);
    await write(4);
    expect(await read()).toStrictEqual([4]);
  });

  it.each([
    { name: 'is no JSON', bytes: '{"n":1}\nrubbish\n{"n":3}\n', kept: [1, 3] },
    { name: 'is no object', bytes: '{"n":1}\nnull\n{"n":3}\n', kept: [1, 3] },
    { name: 'is another kind of line', bytes: '{"n":1}\n{"m":2}\n{"n":3}\n', kept: [1, 3] },
    { name: 'is zeroed', bytes: '{"n":1}\n\0\0\0\0\n{"n":3}\n', kept: [1, 3] },
    {
      name: 'is zeroed with its ends',
      bytes: '{"n":1}\n{"n\0\0\0\0\0":2}\n{"n":3}\n',
      kept: [1, 3],
    },
    { name: 'is a zeroed tail', bytes: '{"n":1}\n{"n":3}\n\0\0\0\0', kept: [1, 3] },
    { name: 'is a zeroed line at the end', bytes: '{"n":1}\n{"n":3}\n\0\0\0\n', kept: [1, 3] },
    { name: 'is a long tail', bytes: `{"n":1}\n${'x'.repeat(1024 * 1024 + 1)}`, kept: [1] },
  ])('keeps the other lines if one $name, and sets the file aside', async ({ bytes, kept }) => {
    await write(9);
    await writeFile(path, bytes);

    expect(await read()).toStrictEqual(kept);
    expect(problems()).toStrictEqual([expect.stringMatching(/is damaged: at least 1 of \d lines/)]);
    const aside = (await readdir(folder)).find((name) => name.includes('.damaged-')) ?? '';
    expect(await readFile(join(folder, aside), 'utf8')).toBe(bytes);
    expect(damage.entries()[0]?.remedy).toContain(join(folder, aside));
    damage = new DamageReport();
    expect(await read()).toStrictEqual(kept);
    expect(problems()).toStrictEqual([]);
  });

  it('sets a file aside as a whole if a part of it is of no use', async () => {
    await writeFile(path, '{"n":1}\nrubbish\n{"n":3}\n');
    const { journal, lines } = await open({ isIndivisible: true });
    await journal.close();

    expect(lines()).toStrictEqual([]);
    expect(problems()).toStrictEqual([expect.stringContaining('at least 3 of 3 lines are lost')]);
  });

  it('is as strict as any journal without a report', async () => {
    await writeFile(path, '{"n":1}\nrubbish\n{"n":3}\n');

    await expect(open({ damage: undefined })).rejects.toThrow(`${path} is damaged at line 2`);
  });

  it('is for its owner alone', async () => {
    await write(1);

    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
