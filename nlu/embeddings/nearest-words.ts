import { editDistance } from '../text/edit-distance.ts';

/**
 * Returns those of some words that are nearest to a misspelt one, at most `limit` edits away; two letters in each other's
 * place are one edit.
 */
export function nearestWords(
  written: string,
  words: Iterable<string>,
  limit: number,
): readonly string[] {
  let closest = limit;
  let found = new Set<string>();
  for (const word of words) {
    const distance = editDistance(written, word, closest);
    if (distance > closest) continue;
    if (distance < closest) found = new Set();
    closest = distance;
    found.add(word);
  }
  return [...found].sort();
}
