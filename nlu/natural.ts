// The package's main entry loads database drivers and prints to stdout: only the stemmer is
// imported, by its own path, and in no other file.
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const LONGEST_STEMMED_WORD = 40;
const MOST_STEMS_KEPT = 50_000;
const stems = new Map<string, string>();

/** The Porter stem of a lower-case word; linear, and remembered, since words recur. */
export function stem(word: string): string {
  if (word.length > LONGEST_STEMMED_WORD) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;

  if (stems.size >= MOST_STEMS_KEPT) stems.clear();
  const stemmed = porter.stem(word);
  stems.set(word, stemmed);
  return stemmed;
}
