import { stem } from '../natural.ts';
import { delexicalise, type Wording } from '../text/delexicalised.ts';

/** Counts of terms, in two blocks that are weighted alike: words and parts of words. */
export interface TermCounts {
  readonly words: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
}

const SHORTEST_PART = 2;
const LONGEST_PART = 5;
const LONGEST_WORD = 30;

/**
 * The terms of an utterance: stems and pairs of stems, the same around `{type}` in place of
 * slot values, and the 2- to 5-letter parts of each word. Prefixes keep the kinds apart.
 */
export function lexicalTerms(wording: Wording): TermCounts {
  const words = new Map<string, number>();
  const characters = new Map<string, number>();

  addWords(words, wording.words.map(stem));
  if (wording.values.length > 0) addTypes(words, delexicalise(wording));
  for (const word of wording.words) addParts(characters, word);
  return { words, characters };
}

function addWords(counts: Map<string, number>, stems: readonly string[]): void {
  let previous = '<';
  for (const word of stems) {
    count(counts, `w:${word}`);
    count(counts, `w:${previous} ${word}`);
    previous = word;
  }
  if (stems.length > 0) count(counts, `w:${previous} >`);
}

function addTypes(counts: Map<string, number>, words: readonly string[]): void {
  words.forEach((word, index) => {
    if (!word.startsWith('{')) return;
    count(counts, `w:${word}`);
    count(counts, `w:${stemOrEdge(words[index - 1], '<')} ${word}`);
    count(counts, `w:${word} ${stemOrEdge(words[index + 1], '>')}`);
  });
}

function stemOrEdge(word: string | undefined, edge: string): string {
  if (word === undefined) return edge;
  return word.startsWith('{') ? word : stem(word);
}

function addParts(counts: Map<string, number>, word: string): void {
  const padded = ` ${word.slice(0, LONGEST_WORD)} `;
  for (let length = SHORTEST_PART; length <= LONGEST_PART; length++) {
    for (let start = 0; start + length <= padded.length; start++) {
      count(counts, `c:${padded.slice(start, start + length)}`);
    }
  }
}

function count(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}
