import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../../services/devkit/changes/unified-diff.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patches-'));
  await run('git', ['init', '--quiet', folder]);
});
afterAll(() => rm(folder, { recursive: true }));

/** Applies a change with git, and returns what the file is then. */
async function applied(path: string, before: string | undefined, after: string): Promise<string> {
  await rm(join(folder, path), { force: true });
  await mkdir(dirname(join(folder, path)), { recursive: true });
  if (before !== undefined) await writeFile(join(folder, path), before);
  const patch = join(folder, 'change.patch');
  await writeFile(patch, unifiedDiff({ path, before, after }));
  await run('git', ['-C', folder, 'apply', '--whitespace=nowarn', patch]);
  return readFile(join(folder, path), 'utf8');
}

const LINES = Array.from({ length: 20 }, (_, at) => `line ${at}\n`);
const joined = (lines: readonly string[]) => lines.join('');

describe('git applies a patch', () => {
  it.each([
    ['of a new file', undefined, 'a\nb\n'],
    ['of a new file without a line feed at its end', undefined, 'a'],
    ['at the end', joined(LINES), joined([...LINES, 'more\n'])],
    ['at the beginning', joined(LINES), joined(['first\n', ...LINES])],
    ['in the middle', joined(LINES), joined(LINES.with(9, 'other\n'))],
    [
      'in several places',
      joined(LINES),
      joined(LINES.with(2, 'x\n').with(15, 'y\n').toSpliced(8, 2)),
    ],
    ['that adds a line feed', 'a\nb', 'a\nb\n'],
    ['that removes a line feed', 'a\nb\n', 'a\nb'],
    ['of all lines', 'a\nb\n', 'c\n'],
    ['that is all there is', 'a\n', 'b\n'],
    ['that removes lines at the end', joined(LINES.slice(0, 9)), joined(LINES.slice(0, 5))],
    ['that repeats a line', 'a\na\na\n', 'a\na\na\na\n'],
    ['of a last line without an end', 'a\nb', 'a\nc'],
    ['of an empty file', '', 'a\n'],
    ['with carriage returns', 'a\r\nb\r\n', 'a\r\nc\r\n'],
    [
      'of more lines than are compared',
      joined(Array.from({ length: 1_200 }, (_, at) => `a${at}\n`)),
      'x\n',
    ],
  ])('%s', async (_, before, after) => {
    expect(await applied('seed/file.txt', before, after)).toBe(after);
  });

  it.each(['seed/two words.md', 'seed/été.md', 'seed/a "quote".md'])('of %s', async (path) => {
    expect(await applied(path, 'a\n', 'b\n')).toBe('b\n');
  });

  it('of random texts', async () => {
    let state = 7;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state % below;
    };
    const text = () => joined(Array.from({ length: random(12) }, () => `${random(4)}\n`));
    for (let at = 0; at < 25; at += 1) {
      const [before, after] = [text(), text()];
      if (before === after || after === '') continue;
      expect(await applied('seed/random.txt', before, after)).toBe(after);
    }
  });
});

it('what stays is not removed and added again', () => {
  const patch = unifiedDiff({
    ...{ path: 'a', before: joined(LINES) },
    after: joined(LINES.with(2, 'x\n').with(6, 'y\n')),
  });

  expect(patch.match(/^[-+](?![-+])/gm)).toHaveLength(4);
});

it('nothing is said of a file that stays the same', () => {
  expect(unifiedDiff({ path: 'a', before: 'a\n', after: 'a\n' })).toBe('');
});
