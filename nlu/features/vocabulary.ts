import type { UtteranceEmbedder } from '../embeddings/utterance-embedder.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { TERM_KINDS, TermKind } from './term.ts';
import { openTermReader, type TermReader } from './term-extractor.ts';
import { TermIndex } from './term-index.ts';
import { createVectoriser, type Vectorise } from './vectoriser.ts';

/** Terms by column, in sorted order, with the weight of each. */
export interface Vocabulary {
  readonly terms: readonly string[];
  readonly weights: Float32Array;
}

/** Between none (0) and all (1) of the inverse document frequency: common words say much too. */
const IDF_POWER = 0.3;
/** From this many utterances on, terms that stand in one alone are left out. */
const MANY_UTTERANCES = 5_000;

/** A vocabulary, with the vectors of utterances in it. */
export interface LearnedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly vectorise: Vectorise;
}

/** A wording, and the utterance that it was made of: how often it was made says nothing of its terms. */
export interface SourcedUtterance {
  readonly wording: AnnotatedUtterance;
  readonly source: number;
}

/**
 * The vocabulary of a training set, wordings of one source being side by side. Pairs count only
 * where two utterances share them.
 */
export function learnVocabulary(
  wordings: readonly SourcedUtterance[],
  meaning?: UtteranceEmbedder,
): LearnedVocabulary {
  const index = new TermIndex();
  const read = openTermReader(index, true);
  const frequencies = countUtterances(wordings, read);
  const utterances = new Set(wordings.map(({ source }) => source)).size;
  const floors = leastFrequencies(utterances);
  const termOf = new Map<string, number>();
  for (let term = 0; term < frequencies.length; term++) {
    if (frequencies[term]! >= floors[index.blockOf(term)]!) termOf.set(index.textOf(term), term);
  }
  const terms = [...termOf.keys()].sort();
  const numbers = Int32Array.from(terms, (term) => termOf.get(term)!);
  const weights = Float32Array.from(numbers, (term) => termWeight(utterances, frequencies[term]!));
  return {
    vocabulary: { terms, weights },
    vectorise: createVectoriser(read, columnsOf(numbers, frequencies.length), weights, meaning),
  };
}

/** Term number → column, -1 for those without one. */
function columnsOf(terms: Int32Array, size: number): Int32Array {
  const columns = new Int32Array(size).fill(-1);
  terms.forEach((term, column) => {
    columns[term] = column;
  });
  return columns;
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

function countUtterances(wordings: readonly SourcedUtterance[], read: TermReader): number[] {
  const frequencies: number[] = [];
  const lastIn: number[] = [];
  for (const { wording, source } of wordings) {
    for (const block of read(wording)) {
      for (const term of block) {
        if (lastIn[term] === source) continue;
        lastIn[term] = source;
        frequencies[term] = (frequencies[term] ?? 0) + 1;
      }
    }
  }
  return frequencies;
}
