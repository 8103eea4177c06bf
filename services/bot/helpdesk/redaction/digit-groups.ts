import type { TextRange } from './text-range.ts';

/** Digits that stand together, or one spoken number: "41", "four", "forty-one". */
export interface DigitGroup extends TextRange {
  readonly digits: string;
}

/** Spoken digits in English, French, Spanish, German and Portuguese, without accents; and Chinese ones. */
const WORDS = `zero oh nought cero null / one un une uno eins um / two deux dos zwei dois / three trois tres drei /
  four quatre cuatro vier quatro / five cinq cinco funf / six seis sechs / seven sept siete sieben sete /
  eight huit ocho acht oito / nine neuf nueve neun nove`;
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const HAN_DIGITS = ['零〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

const VALUES = new Map<string, string>([
  ...WORDS.split('/').flatMap((words, digit) =>
    words
      .trim()
      .split(/\s+/)
      .map((word): [string, string] => [word, String(digit)]),
  ),
  ...TEENS.split(' ').map((word, index): [string, string] => [word, String(10 + index)]),
  ...TENS.split(' ').map((word, index): [string, string] => [word, String(20 + 10 * index)]),
  ...HAN_DIGITS.flatMap((characters, digit) =>
    [...characters].map((character): [string, string] => [character, String(digit)]),
  ),
]);

const LATIN_WORDS = [...VALUES.keys()].filter((word) => /^[a-z]/.test(word));
const GROUP = new RegExp(
  `\\d+|(?<![a-z])(?:${LATIN_WORDS.join('|')})(?![a-z])|[${HAN_DIGITS.join('')}]`,
  'gi',
);
/** What may be between two groups of one number: a few characters that are neither letters nor digits. */
const MAX_GAP = 4;
const GAP = /^[^\p{L}\p{N}]*$/u;

/** Splits a folded text into runs of groups that may be one number. */
export function digitRuns(text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = [];
  let run: DigitGroup[] = [];
  for (const match of text.matchAll(GROUP)) {
    const group = toGroup(match);
    const last = run.at(-1);
    if (last && isGap(text, last.end, group.start)) {
      run.push(group);
      continue;
    }
    run = [group];
    runs.push(run);
  }
  return runs.map(joinTens);
}

/** Whether only separators are between two places of a text. */
export function isGap(text: string, from: number, to: number): boolean {
  return to - from <= MAX_GAP && GAP.test(text.slice(from, to));
}

function toGroup(match: RegExpMatchArray): DigitGroup {
  const start = match.index ?? 0;
  const said = match[0];
  return { start, end: start + said.length, digits: VALUES.get(said.toLowerCase()) ?? said };
}

/** "forty", "one" are the digits 41, not 401. */
function joinTens(run: readonly DigitGroup[]): DigitGroup[] {
  const joined: DigitGroup[] = [];
  for (const group of run) {
    const last = joined.at(-1);
    const isTens = last && isSpoken(last) && /^[2-9]0$/.test(last.digits);
    if (last && isTens && isSpoken(group) && /^[1-9]$/.test(group.digits)) {
      const digits = `${last.digits[0]}${group.digits}`;
      joined[joined.length - 1] = { start: last.start, end: group.end, digits };
    } else joined.push(group);
  }
  return joined;
}

function isSpoken({ start, end, digits }: DigitGroup): boolean {
  return end - start !== digits.length;
}
