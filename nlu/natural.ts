// The package's main entry loads database drivers and prints to stdout: only the stemmer is
// imported, by its own path, and in no other file.
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { WordCache } from './text/word-cache.ts';

const LONGEST_STEMMED_WORD = 40;
const stems = new WordCache<string>();

/** The Porter stem of a lower-case word; linear, and remembered, since words recur. */
export function stem(word: string): string {
  if (word.length > LONGEST_STEMMED_WORD) return word;
  return stems.remember(word, (one) => porter.stem(one));
}
