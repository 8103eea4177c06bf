import { stem } from '../natural.ts';
import type { AnnotatedUtterance, ValueSpan } from '../text/annotated-utterance.ts';
import { isFunctionWord } from '../text/function-words.ts';
import { lexemes } from '../text/lexemes.ts';
import { WordCache } from '../text/word-cache.ts';
import { Block, END, partsOf, START, typeTerm } from './term.ts';
import type { TermIndex } from './term-index.ts';

/** Term numbers in blocks that weigh alike, as often as they occur; negative where unknown. */
export type TermBlocks = readonly (readonly number[])[];

/** Reads the terms of utterances; a block's numbers are good until the next utterance is read. */
export type TermReader = (wording: AnnotatedUtterance) => TermBlocks;

/** What a word contributes, whatever stands beside it. */
interface ReadWord {
  /** Negative where unknown, and another number for each unknown stem. */
  readonly stem: number;
  readonly stemTerm: number;
  /** Empty for function words. */
  readonly parts: Int32Array;
  readonly isContent: boolean;
}

/** Pairs grow with the square of this. */
const MOST_PAIRED_STEMS = 24;
/** Unknown stems need numbers of their own only within an utterance. */
const MOST_STRANGERS = 20_000;
const UNKNOWN = -1;
const NO_MORE_VALUES: ValueSpan = { start: Infinity, end: Infinity, type: '' };

/**
 * Opens a reader of an index: linear in an utterance's length. With `isLearning`, unknown terms
 * are added to the index.
 */
export function openTermReader(index: TermIndex, isLearning: boolean): TermReader {
  const known = new WordCache<readonly ReadWord[]>();
  const strangers = new Map<string, number>();
  const words: number[] = [];
  const pairs: number[] = [];
  const contentPairs: number[] = [];
  const parts: number[] = [];
  const stems: number[] = [];
  const contentStems: number[] = [];
  const termOf = isLearning ? index.add.bind(index) : index.find.bind(index);
  const start = atomOf(START);
  const end = atomOf(END);

  function atomOf(text: string): number {
    if (isLearning) return index.addAtom(text);
    const atom = index.findAtom(text) ?? strangers.get(text) ?? -1 - strangers.size;
    if (atom < 0) strangers.set(text, atom);
    return atom;
  }

  /** Stemming a word and cutting it up costs more than all else. */
  function readWord(word: string): readonly ReadWord[] {
    return known.remember(word, (own) => lexemes(own).map(readLexeme));
  }

  function readLexeme(word: string): ReadWord {
    const isContent = !isFunctionWord(word);
    const atom = atomOf(stem(word));
    const own = isContent ? partsOf(word).map(partTerm) : [];
    return {
      stem: atom,
      stemTerm: termOf(Block.words, atom),
      isContent,
      parts: new Int32Array(own),
    };
  }

  function partTerm(part: string): number {
    const atom = isLearning ? index.addAtom(part) : index.findAtom(part);
    return atom === undefined ? UNKNOWN : termOf(Block.parts, atom);
  }

  function addWord({ stem, stemTerm, isContent, parts: own }: ReadWord, previous: number): void {
    words.push(stemTerm, termOf(Block.words, previous, stem));
    addDistinct(stems, stem);
    if (!isContent) return;
    addDistinct(contentStems, stem);
    for (let i = 0; i < own.length; i++) parts.push(own[i]!);
  }

  function addPairs(block: number, distinct: readonly number[], terms: number[]): void {
    for (let i = 1; i < distinct.length; i++) {
      for (let j = 0; j < i; j++) terms.push(termOf(block, distinct[j]!, distinct[i]!));
    }
  }

  /** Slot types with their neighbours: how an utterance looks with its values left out. */
  function addTypes({ words: spoken, values }: AnnotatedUtterance): void {
    let previous = start;
    let isAfterType = false;
    const next = (atom: number, isType: boolean) => {
      if (isType || isAfterType) words.push(termOf(Block.words, previous, atom));
      if (isType) words.push(termOf(Block.words, atom));
      previous = atom;
      isAfterType = isType;
    };
    let place = 0;
    for (const value of [...values, NO_MORE_VALUES]) {
      for (; place < Math.min(value.start, spoken.length); place++) {
        for (const read of readWord(spoken[place]!)) next(read.stem, false);
      }
      if (value !== NO_MORE_VALUES) next(atomOf(typeTerm(value.type)), true);
      place = Math.max(place, value.end);
    }
    next(end, false);
  }

  function forgetWords(): void {
    known.forget();
    strangers.clear();
  }

  return (wording) => {
    if (known.isFull || strangers.size >= MOST_STRANGERS) forgetWords();
    for (const list of [words, pairs, contentPairs, parts, stems, contentStems]) list.length = 0;
    let previous = start;
    for (const word of wording.words) {
      const read = readWord(word);
      for (let i = 0; i < read.length; i++) {
        addWord(read[i]!, previous);
        previous = read[i]!.stem;
      }
    }
    if (words.length > 0) words.push(termOf(Block.words, previous, end));
    if (wording.values.length > 0) addTypes(wording);
    addPairs(Block.pairs, stems, pairs);
    addPairs(Block.contentPairs, contentStems, contentPairs);
    return [words, pairs, contentPairs, parts];
  };
}

/** Adds a number that is not yet there, up to as many as are paired. */
function addDistinct(numbers: number[], number: number): void {
  if (numbers.length < MOST_PAIRED_STEMS && !numbers.includes(number)) numbers.push(number);
}
