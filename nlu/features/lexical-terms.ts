import { stem } from '../natural.ts';
import { delexicalise, type Wording } from '../text/delexicalised.ts';

/** The terms of an utterance in blocks that weigh alike; a term stands as often as it occurs. */
export interface LexicalTerms {
  /** Stems, and stems with their neighbours: also around `{type}` in place of slot values. */
  readonly words: readonly string[];
  /** Any two stems of the utterance, however far apart: what a quadratic kernel would see. */
  readonly pairs: readonly string[];
  /** The 2- to 5-letter parts of each word. */
  readonly parts: readonly string[];
}

/** Prefixes that keep the blocks' terms apart. */
export const WORD = 'w:';
export const PAIR = 'p:';
export const PART = 'c:';

/** Pairs grow with the square of this. */
const MOST_PAIRED_STEMS = 24;

export function lexicalTerms(wording: Wording): LexicalTerms {
  const stems = wording.words.map(stem);
  return {
    words: [...neighbours(stems), ...(wording.values.length > 0 ? typeTerms(wording) : [])],
    pairs: pairsOf(stems),
    parts: wording.words.flatMap(partsOf),
  };
}

function neighbours(stems: readonly string[]): string[] {
  const terms: string[] = [];
  let previous = '<';
  for (const word of stems) {
    terms.push(WORD + word, `${WORD}${previous} ${word}`);
    previous = word;
  }
  if (stems.length > 0) terms.push(`${WORD}${previous} >`);
  return terms;
}

function typeTerms(wording: Wording): string[] {
  const words = delexicalise(wording);
  return words.flatMap((word, index) => {
    if (!word.startsWith('{')) return [];
    const before = stemOrEdge(words[index - 1], '<');
    const after = stemOrEdge(words[index + 1], '>');
    return [WORD + word, `${WORD}${before} ${word}`, `${WORD}${word} ${after}`];
  });
}

function stemOrEdge(word: string | undefined, edge: string): string {
  if (word === undefined) return edge;
  return word.startsWith('{') ? word : stem(word);
}

function pairsOf(stems: readonly string[]): string[] {
  const distinct = [...new Set(stems)].slice(0, MOST_PAIRED_STEMS).sort();
  const pairs: string[] = [];
  distinct.forEach((first, index) => {
    for (let other = index + 1; other < distinct.length; other++) {
      pairs.push(`${PAIR}${first} ${distinct[other]}`);
    }
  });
  return pairs;
}

const SHORTEST_PART = 2;
const LONGEST_PART = 5;
const LONGEST_WORD = 30;
const MOST_WORDS_KEPT = 20_000;
const knownParts = new Map<string, readonly string[]>();

/** Remembered, since words recur: cutting a word up costs more than all else about it. */
function partsOf(word: string): readonly string[] {
  const known = knownParts.get(word);
  if (known !== undefined) return known;

  if (knownParts.size >= MOST_WORDS_KEPT) knownParts.clear();
  const parts = cutUp(` ${word.slice(0, LONGEST_WORD)} `);
  knownParts.set(word, parts);
  return parts;
}

function cutUp(padded: string): string[] {
  const parts: string[] = [];
  for (let length = SHORTEST_PART; length <= LONGEST_PART; length++) {
    for (let start = 0; start + length <= padded.length; start++) {
      parts.push(PART + padded.slice(start, start + length));
    }
  }
  return parts;
}
