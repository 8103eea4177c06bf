import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGE = 'docs/compatibility/lex-checks.md';
const FOLDERS = ['test/unit/emulator/lex', 'test/wire/lex'];
/** A title of a test that begins with numbers: after `it(`, or after the table of `it.each`. */
const NUMBERED_TITLE = /(?:\bit|\]\))\(\s*['"`]((?:\d+ )+)/g;

interface Check {
  readonly number: number;
  readonly rule: string | undefined;
  readonly files: readonly string[];
  readonly tests: string;
  readonly source: string | undefined;
}

/** The rows of the catalogue: number, rule, tests or `none: why`, source. */
const checks: readonly Check[] = readFileSync(PAGE, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number = '', rule, tests = '', source] = line.split('|').map((cell) => cell.trim());
    if (!/^\d+$/.test(number)) return [];
    const files = [...tests.matchAll(/\]\(\.\.\/\.\.\/([^)]+)\)/g)].map(([, file]) => file ?? '');
    return [{ number: Number(number), rule, files, tests, source }];
  });

/** `number file` of every numbered title. */
const titles: readonly string[] = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => titlesOf(join(folder, name))),
);

function titlesOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(NUMBERED_TITLE)].flatMap(([, numbers = '']) =>
    numbers
      .trim()
      .split(' ')
      .map((number) => `${number} ${file}`),
  );
}

describe('the catalogue of checks', () => {
  it('numbers its checks from 1, without a gap', () => {
    const numbers = checks.map(({ number }) => number);

    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers).toStrictEqual(numbers.map((_, place) => place + 1));
  });

  it('names the source of every check, and why one has no test', () => {
    const bare = checks.filter(({ rule, source }) => !rule || !source);
    const unexplained = checks.filter(
      ({ files, tests }) => files.length === 0 && !/^none: ./.test(tests),
    );

    expect(bare).toStrictEqual([]);
    expect(unexplained).toStrictEqual([]);
  });

  it('has every number that a title begins with, and a title for every number that it says is covered', () => {
    const listed = checks.flatMap(({ number, files }) => files.map((file) => `${number} ${file}`));

    expect([...new Set(titles)].toSorted()).toStrictEqual(listed.toSorted());
  });
});
