import type { Wording } from '../text/wording.ts';
import { openTermReader, type TermBlocks } from './lexical-terms.ts';
import { TERM_KINDS, TermKind } from './term.ts';
import { TermIndex } from './term-index.ts';

/** Terms by column, in sorted order, with the weight of each. */
export interface Vocabulary {
  readonly terms: readonly string[];
  readonly weights: Float32Array;
}

/** Between none (0) and all (1) of the inverse document frequency: common words say much too. */
const IDF_POWER = 0.3;
/** From this many utterances on, terms that stand in one alone are left out. */
const MANY_UTTERANCES = 5_000;

/** The vocabulary of a training set. Pairs count only where two utterances share them. */
export function fitVocabulary(wordings: readonly Wording[]): Vocabulary {
  const index = new TermIndex();
  const frequencies = countUtterances(wordings, index);
  const floors = leastFrequencies(wordings.length);
  const kept = [...frequencies.keys()]
    .filter((term) => frequencies[term]! >= floors[index.blockOf(term)]!)
    .map((term) => ({ text: index.textOf(term), frequency: frequencies[term]! }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  return {
    terms: kept.map(({ text }) => text),
    weights: Float32Array.from(kept, ({ frequency }) => termWeight(wordings.length, frequency)),
  };
}

/** The smoothed inverse document frequency, ln((1 + n) / (1 + df)) + 1, damped. */
export function termWeight(utterances: number, frequency: number): number {
  return (Math.log((1 + utterances) / (1 + frequency)) + 1) ** IDF_POWER;
}

/** In how many utterances a term must stand, by block. */
function leastFrequencies(utterances: number): readonly number[] {
  const least = utterances < MANY_UTTERANCES ? 1 : 2;
  const floors = {
    [TermKind.words]: 1,
    [TermKind.pairs]: least + 1,
    [TermKind.contentPairs]: least + 1,
    [TermKind.parts]: least,
  };
  return TERM_KINDS.map((kind) => floors[kind]);
}

function countUtterances(wordings: readonly Wording[], index: TermIndex): number[] {
  const read = openTermReader(index, true);
  const frequencies: number[] = [];
  const lastIn: number[] = [];
  const count = (blocks: TermBlocks, utterance: number) => {
    for (const block of blocks) {
      for (const term of block) {
        if (lastIn[term] === utterance) continue;
        lastIn[term] = utterance;
        frequencies[term] = (frequencies[term] ?? 0) + 1;
      }
    }
  };
  wordings.forEach((wording, utterance) => {
    count(read(wording), utterance);
  });
  return frequencies;
}
