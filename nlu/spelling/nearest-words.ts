import { editDistance } from './edit-distance.ts';

/** Words by the pairs of letters in them, to find those that are nearly another word. */
export interface NearestWords {
  has(word: string): boolean;
  /** The words at the smallest distance from `word`, no further than `limit`, in sorted order. */
  nearest(word: string, limit: number): readonly string[];
}

/** One edit breaks at most this many pairs: a swap of two letters touches three. */
const PAIRS_BROKEN_BY_AN_EDIT = 3;

/** Indexes words; a search costs as much as there are words that share pairs of letters. */
export function indexWords(words: Iterable<string>): NearestWords {
  const sorted = [...new Set(words)].sort();
  const known = new Set(sorted);
  const postings = new Map<string, number[]>();
  sorted.forEach((word, index) => {
    for (const pair of letterPairs(word)) {
      const found = postings.get(pair);
      if (found === undefined) postings.set(pair, [index]);
      else found.push(index);
    }
  });

  function similar(word: string, limit: number): string[] {
    const pairs = letterPairs(word);
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      for (const index of postings.get(pair) ?? []) {
        shared.set(index, (shared.get(index) ?? 0) + 1);
      }
    }
    const least = pairs.size - PAIRS_BROKEN_BY_AN_EDIT * limit;
    return [...shared].flatMap(([index, count]) => (count >= least ? [sorted[index]!] : []));
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

function letterPairs(word: string): Set<string> {
  const padded = ` ${word} `;
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= padded.length; i++) pairs.add(padded.slice(i, i + 2));
  return pairs;
}
