// The package's main entry loads database drivers and prints to stdout, so only the stemmer is
// imported, by its own path, and only here.
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { WordCache } from './text/word-cache.ts';

const MAX_STEMMED_LENGTH = 40;
const STEMS = new WordCache<string>();

/** Returns the Porter stem of a lower-case word, cached. Very long words are returned unchanged. */
export function stem(word: string): string {
  if (word.length > MAX_STEMMED_LENGTH) return word;
  return STEMS.remember(word, (one) => porter.stem(one));
}
