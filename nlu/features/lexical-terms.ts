import { stem } from '../natural.ts';
import { delexicalise, type Wording } from '../text/delexicalised.ts';
import { isFunctionWord } from '../text/function-words.ts';
import { lexemes } from '../text/lexemes.ts';

/** Terms of an utterance in blocks that weigh alike; a term stands as often as it occurs. */
export type LexicalTerms = readonly (readonly string[])[];

/** What a term starts with says what it is. */
export const TermKind = {
  /** A stem, or two neighbours. */
  words: 'w:',
  /** Any two stems of an utterance, however far apart: what a quadratic kernel would see. */
  pairs: 'p:',
  /** Any two stems of words with a meaning of their own. */
  contentPairs: 'q:',
  /** Two to five letters of a word with a meaning of its own. */
  parts: 'c:',
} as const;

/** Pairs grow with the square of this. */
const MOST_PAIRED_STEMS = 24;

/** The terms of an utterance, in one block a kind; linear in its length. */
export function lexicalTerms(wording: Wording): LexicalTerms {
  const words = wording.words.flatMap(lexemes);
  const content = words.filter((word) => !isFunctionWord(word));
  const stems = words.map(stem);
  return [
    [...neighbours(stems), ...(wording.values.length > 0 ? typeTerms(wording) : [])],
    pairsOf(stems, TermKind.pairs),
    pairsOf(content.map(stem), TermKind.contentPairs),
    content.flatMap(partsOf),
  ];
}

function neighbours(stems: readonly string[]): string[] {
  const terms: string[] = [];
  let previous = '<';
  for (const word of stems) {
    terms.push(TermKind.words + word, `${TermKind.words}${previous} ${word}`);
    previous = word;
  }
  if (stems.length > 0) terms.push(`${TermKind.words}${previous} >`);
  return terms;
}

/** Slot types with their neighbours: how an utterance looks with its values left out. */
function typeTerms(wording: Wording): string[] {
  const words = delexicalise(wording).flatMap((word) => (isType(word) ? [word] : lexemes(word)));
  return words.flatMap((word, index) => {
    if (!isType(word)) return [];
    const before = stemOrEdge(words[index - 1], '<');
    const after = stemOrEdge(words[index + 1], '>');
    return [word, `${before} ${word}`, `${word} ${after}`].map((term) => TermKind.words + term);
  });
}

function stemOrEdge(word: string | undefined, edge: string): string {
  if (word === undefined) return edge;
  return isType(word) ? word : stem(word);
}

function isType(word: string): boolean {
  return word.startsWith('{');
}

function pairsOf(stems: readonly string[], kind: string): string[] {
  const distinct = [...new Set(stems)].slice(0, MOST_PAIRED_STEMS).sort();
  const pairs: string[] = [];
  distinct.forEach((first, index) => {
    for (let other = index + 1; other < distinct.length; other++) {
      pairs.push(`${kind}${first} ${distinct[other]}`);
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
      parts.push(TermKind.parts + padded.slice(start, start + length));
    }
  }
  return parts;
}
