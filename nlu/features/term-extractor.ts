import { stem } from '../natural.ts';
import type { AnnotatedUtterance, ValueSpan } from '../text/annotated-utterance.ts';
import { isFunctionWord } from '../text/function-words.ts';
import { lexemes } from '../text/lexemes.ts';
import { WordCache } from '../text/word-cache.ts';
import { Block, END, partsOf, START, typeTerm } from './term.ts';
import type { TermIndex } from './term-index.ts';

/**
 * Term numbers by block (`Block`), repeated as often as the term occurs; negative if unknown. The
 * arrays are reused: read them before the next utterance is extracted.
 */
export type TermBlocks = readonly (readonly number[])[];

/** The terms of one word, whatever its context. */
interface WordTerms {
  /** Negative if unknown; each unknown stem has a number of its own. */
  readonly stem: number;
  readonly stemTerm: number;
  /** Empty for function words. */
  readonly parts: Int32Array;
  readonly isContent: boolean;
}

/** The number of pairs grows with the square of this. */
const MAX_PAIRED_STEMS = 24;
/** Unknown stems need distinct numbers only within an utterance. */
const MAX_UNKNOWN_ATOMS = 20_000;
const UNKNOWN = -1;
const NO_MORE_VALUES: ValueSpan = { start: Infinity, end: Infinity, type: '' };

/**
 * Extracts the terms of utterances, in time linear in their length. While learning, it adds
 * unknown terms to the index; afterwards it returns negative numbers for them.
 */
export class TermExtractor {
  readonly #index: TermIndex;
  readonly #isLearning: boolean;
  readonly #cache = new WordCache<readonly WordTerms[]>();
  readonly #unknownAtoms = new Map<string, number>();
  readonly #words: number[] = [];
  readonly #pairs: number[] = [];
  readonly #contentPairs: number[] = [];
  readonly #parts: number[] = [];
  readonly #stems: number[] = [];
  readonly #contentStems: number[] = [];
  readonly #start: number;
  readonly #end: number;

  constructor(index: TermIndex, { isLearning }: { isLearning: boolean }) {
    this.#index = index;
    this.#isLearning = isLearning;
    this.#start = this.#atomOf(START);
    this.#end = this.#atomOf(END);
  }

  extract(utterance: AnnotatedUtterance): TermBlocks {
    this.#reset();
    this.#addWords(utterance.words);
    if (utterance.values.length > 0) this.#addTypes(utterance);
    this.#addPairs(Block.pairs, this.#stems, this.#pairs);
    this.#addPairs(Block.contentPairs, this.#contentStems, this.#contentPairs);
    return [this.#words, this.#pairs, this.#contentPairs, this.#parts];
  }

  #reset(): void {
    if (this.#cache.isFull || this.#unknownAtoms.size >= MAX_UNKNOWN_ATOMS) {
      this.#cache.forget();
      this.#unknownAtoms.clear();
    }
    this.#words.length = 0;
    this.#pairs.length = 0;
    this.#contentPairs.length = 0;
    this.#parts.length = 0;
    this.#stems.length = 0;
    this.#contentStems.length = 0;
  }

  #addWords(words: readonly string[]): void {
    let previous = this.#start;
    for (const word of words) {
      const terms = this.#termsOf(word);
      for (let i = 0; i < terms.length; i++) {
        this.#addWord(terms[i]!, previous);
        previous = terms[i]!.stem;
      }
    }
    if (this.#words.length > 0) this.#words.push(this.#term(Block.words, previous, this.#end));
  }

  #addWord({ stem, stemTerm, isContent, parts }: WordTerms, previous: number): void {
    this.#words.push(stemTerm, this.#term(Block.words, previous, stem));
    addDistinct(this.#stems, stem);
    if (!isContent) return;
    addDistinct(this.#contentStems, stem);
    const all = this.#parts;
    for (let i = 0; i < parts.length; i++) all.push(parts[i]!);
  }

  #addPairs(block: number, distinct: readonly number[], terms: number[]): void {
    for (let i = 1; i < distinct.length; i++) {
      for (let j = 0; j < i; j++) terms.push(this.#term(block, distinct[j]!, distinct[i]!));
    }
  }

  /** Slot types with their neighbours: the utterance with types in place of its values. */
  #addTypes(utterance: AnnotatedUtterance): void {
    let previous = this.#start;
    let isAfterType = false;
    for (const { atom, isType } of this.#withTypes(utterance)) {
      if (isType || isAfterType) this.#words.push(this.#term(Block.words, previous, atom));
      if (isType) this.#words.push(this.#term(Block.words, atom));
      previous = atom;
      isAfterType = isType;
    }
  }

  #withTypes({ words, values }: AnnotatedUtterance): { atom: number; isType: boolean }[] {
    const atoms: { atom: number; isType: boolean }[] = [];
    let place = 0;
    for (const value of [...values, NO_MORE_VALUES]) {
      for (; place < Math.min(value.start, words.length); place++) {
        for (const { stem } of this.#termsOf(words[place]!)) {
          atoms.push({ atom: stem, isType: false });
        }
      }
      if (value !== NO_MORE_VALUES) {
        atoms.push({ atom: this.#atomOf(typeTerm(value.type)), isType: true });
      }
      place = Math.max(place, value.end);
    }
    atoms.push({ atom: this.#end, isType: false });
    return atoms;
  }

  /** Cached: stemming a word and cutting it up is the most expensive step. */
  #termsOf(word: string): readonly WordTerms[] {
    return this.#cache.remember(word, (own) => lexemes(own).map((lexeme) => this.#read(lexeme)));
  }

  #read(lexeme: string): WordTerms {
    const isContent = !isFunctionWord(lexeme);
    const atom = this.#atomOf(stem(lexeme));
    const parts = isContent ? partsOf(lexeme).map((part) => this.#partTerm(part)) : [];
    return {
      stem: atom,
      stemTerm: this.#term(Block.words, atom),
      isContent,
      parts: new Int32Array(parts),
    };
  }

  #atomOf(text: string): number {
    if (this.#isLearning) return this.#index.addAtom(text);
    const unknown = this.#unknownAtoms;
    const atom = this.#index.findAtom(text) ?? unknown.get(text) ?? -1 - unknown.size;
    if (atom < 0) unknown.set(text, atom);
    return atom;
  }

  #partTerm(part: string): number {
    const atom = this.#isLearning ? this.#index.addAtom(part) : this.#index.findAtom(part);
    return atom === undefined ? UNKNOWN : this.#term(Block.parts, atom);
  }

  #term(block: number, first: number, second = 0): number {
    return this.#isLearning
      ? this.#index.add(block, first, second)
      : this.#index.find(block, first, second);
  }
}

/** Adds a number that is not in the list, up to the number of stems that are paired. */
function addDistinct(numbers: number[], number: number): void {
  if (numbers.length < MAX_PAIRED_STEMS && !numbers.includes(number)) numbers.push(number);
}
