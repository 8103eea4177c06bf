import type { LocalTime } from '../hours/local-time.ts';
import type { SaidWord } from '../urgent/said-words.ts';

/** A time that somebody mentions, as seen from now. */
export interface TimeMention {
  /** The words of it: from the first up to and with the last. */
  readonly first: number;
  readonly last: number;
  /** From now on, in hours; negative if it has passed. */
  readonly hours: number;
  /** `exact` says the minute or the hour, `day` only the day, `now` is the bare word: "now it says". */
  readonly kind: 'exact' | 'day' | 'now';
}

/** The words that a time is read from, and what the clock on the wall shows. */
export interface TimeText {
  readonly words: readonly SaidWord[];
  readonly now: LocalTime;
}

/** Reads a time that begins at a word. Undefined if none does. */
export type ReadTime = (text: TimeText, first: number) => TimeMention | undefined;

/** Returns the plain word at an index, in the sentence of the word at `from`; an empty text beyond it. */
export function wordAt({ words }: TimeText, from: number, index: number): string {
  const word = words[index];
  return word && word.sentence === words[from]?.sentence ? word.plain : '';
}

/** In hours. */
export const DAY = 24;
