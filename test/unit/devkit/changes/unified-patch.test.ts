import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unifiedPatch } from '../../../../services/devkit/changes/unified-patch.ts';

describe('a patch', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unified-'));
    execFileSync('git', ['init', '-q'], { cwd: folder });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => `line ${at}\n`).join('');

  it.each([
    ['in the middle', lines(9), lines(9).replace('line 4', 'other')],
    ['at the beginning', lines(9), `new\n${lines(9)}`],
    ['at the end', lines(9), `${lines(9)}new\n`],
    ['in two places', lines(30), lines(30).replace('line 4\n', '').replace('line 20', 'x')],
    ['that removes lines', lines(9), lines(5)],
    ['that is all there is', 'a\n', 'b\n'],
    ['that repeats a line', 'a\na\na\n', 'a\na\na\na\n'],
    ['without an end of the last line', 'a\nb', 'a\nb\n'],
    ['with an end that is lost', 'a\nb\n', 'a\nb'],
    ['of a last line without an end', 'a\nb', 'a\nc'],
  ])('%s is one that git applies', (_where, before, after) => {
    writeFileSync(join(folder, 'file'), before);

    execFileSync('git', ['apply', '-'], {
      cwd: folder,
      input: unifiedPatch('file', before, after),
    });

    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(after);
  });

  it('is none if nothing differs', () => {
    expect(unifiedPatch('file', 'a\n', 'a\n')).toBeUndefined();
  });
});
