import type { LocalTime } from '../../hours/local-time.ts';
import { readTimes } from '../../urgency/read-times.ts';
import type { SaidText } from '../../urgent/said-words.ts';

/** A word, a pair of words or a time of a message, and where it is. */
export interface Term {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

/** In hours, up to which a time is called so. */
const TIMES: readonly (readonly [string, number])[] = [
  ['(before)', -0.6],
  ['(now)', 0.6],
  ['(soon)', 3],
  ['(today)', 14],
  ['(tomorrow)', 36],
  ['(later)', Number.POSITIVE_INFINITY],
];

/**
 * Returns what a message is compared by: the stems of its words, each two in a row, and the times that it mentions, by how far
 * they are from now.
 */
export function termsOf({ words }: SaidText, now: LocalTime): readonly Term[] {
  const times = readTimes({ words, now });
  const single: Term[] = [];
  for (let index = 0; index < words.length; index++) {
    const time = times.find(({ first }) => first === index);
    if (time) {
      single.push({ key: nameOf(time.hours), first: time.first, last: time.last });
      index = time.last;
      continue;
    }
    const stem = words[index]?.stem ?? '';
    single.push({ key: /^\d+$/.test(stem) ? '(number)' : stem, first: index, last: index });
  }
  const pairs = single.slice(1).map((term, index) => pairOf(single[index] ?? term, term));
  return [...single, ...pairs];
}

const pairOf = (a: Term, b: Term): Term => ({
  key: `${a.key} ${b.key}`,
  first: a.first,
  last: b.last,
});

const nameOf = (hours: number): string =>
  TIMES.find(([, limit]) => hours <= limit)?.[0] ?? '(later)';
