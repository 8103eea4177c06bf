import { editDistance } from './edit-distance.ts';

/** Words by length and letters, to find those that are nearly another word. */
export interface NearestWords {
  has(word: string): boolean;
  /** The words at the smallest distance from `word`, no further than `limit`, in sorted order. */
  nearest(word: string, limit: number): readonly string[];
}

/** Words of one length, each with the set of its letters. */
interface Shelf {
  readonly words: readonly string[];
  readonly letters: Int32Array;
}

/** An edit takes one letter out of a word's set and puts another in, at most. */
const LETTERS_CHANGED_BY_AN_EDIT = 2;

/**
 * Indexes words; a search looks at all of about the same length, but only compares those that
 * have about the same letters, and these one by one.
 */
export function indexWords(words: Iterable<string>): NearestWords {
  const known = new Set(words);
  const shelves = shelve(known);

  function similar(word: string, limit: number): string[] {
    const letters = lettersOf(word);
    const mostChanged = LETTERS_CHANGED_BY_AN_EDIT * limit;
    const found: string[] = [];
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      const shelf = shelves.get(length);
      if (shelf === undefined) continue;
      const { letters: shelved, words: texts } = shelf;
      for (let i = 0; i < shelved.length; i++) {
        if (hasAtMost(letters ^ shelved[i]!, mostChanged)) found.push(texts[i]!);
      }
    }
    return found;
  }

  return {
    has: (word) => known.has(word),
    nearest(word, limit) {
      let closest = limit;
      let found: string[] = [];
      for (const candidate of similar(word, limit)) {
        const distance = editDistance(word, candidate, closest);
        if (distance > closest) continue;
        if (distance < closest) found = [];
        closest = distance;
        found.push(candidate);
      }
      return found.sort();
    },
  };
}

/** Puts the words of each length on a shelf of their own. */
function shelve(words: Iterable<string>): Map<number, Shelf> {
  const byLength = new Map<number, string[]>();
  for (const word of words) {
    const some = byLength.get(word.length);
    if (some === undefined) byLength.set(word.length, [word]);
    else some.push(word);
  }
  return new Map(
    [...byLength].map(([length, some]) => [
      length,
      { words: some, letters: Int32Array.from(some, lettersOf) },
    ]),
  );
}

/** The letters of a word as a set of 32 bits; letters that share a bit only make it blunter. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** Whether a set has so many bits at most: each round takes the lowest one away. */
function hasAtMost(bits: number, most: number): boolean {
  let rest = bits;
  for (let taken = 0; taken < most; taken++) rest &= rest - 1;
  return rest === 0;
}
