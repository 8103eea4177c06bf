import type { UtteranceEmbedder } from '../embeddings/utterance-embedder.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { TERM_KINDS, TermKind } from './term.ts';
import { TermExtractor } from './term-extractor.ts';
import { TermIndex } from './term-index.ts';
import { Vectoriser } from './vectoriser.ts';

/** Terms by column, sorted, with the weight of each. */
export interface Vocabulary {
  readonly terms: readonly string[];
  readonly weights: Float32Array;
}

/** Exponent of the inverse document frequency, 0 (ignored) to 1: common words matter too. */
const IDF_POWER = 0.3;
/** From this many utterances on, terms that occur in only one of them are left out. */
const MANY_UTTERANCES = 5_000;

/** A vocabulary, with the vectoriser that uses it. */
export interface LearnedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly vectoriser: Vectoriser;
}

/** A training example and the sample utterance it was made from; several examples share one source. */
export interface SourcedUtterance {
  readonly utterance: AnnotatedUtterance;
  readonly source: number;
}

/**
 * Learns the vocabulary of a training set, in which examples of one source must be adjacent.
 * A term is counted once per source. Pairs need two sources that share them.
 */
export function learnVocabulary(
  examples: readonly SourcedUtterance[],
  embedder?: UtteranceEmbedder,
): LearnedVocabulary {
  const index = new TermIndex();
  const extractor = new TermExtractor(index, { isLearning: true });
  const frequencies = documentFrequencies(examples, extractor);
  const sources = new Set(examples.map(({ source }) => source)).size;
  const termOf = frequentTerms(index, frequencies, sources);
  const terms = [...termOf.keys()].sort();
  const numbers = Int32Array.from(terms, (term) => termOf.get(term)!);
  const weights = Float32Array.from(numbers, (term) => termWeight(sources, frequencies[term]!));
  const columns = columnsOf(numbers, frequencies.length);
  return {
    vocabulary: { terms, weights },
    vectoriser: new Vectoriser(extractor, columns, weights, embedder),
  };
}

/** In how many sources each term occurs, by term number. */
function documentFrequencies(
  examples: readonly SourcedUtterance[],
  extractor: TermExtractor,
): number[] {
  const frequencies: number[] = [];
  const lastSource: number[] = [];
  for (const { utterance, source } of examples) {
    for (const block of extractor.extract(utterance)) {
      for (const term of block) {
        if (lastSource[term] === source) continue;
        lastSource[term] = source;
        frequencies[term] = (frequencies[term] ?? 0) + 1;
      }
    }
  }
  return frequencies;
}

/** The terms that occur often enough for their block: text → number. */
function frequentTerms(
  index: TermIndex,
  frequencies: readonly number[],
  sources: number,
): Map<string, number> {
  const minimum = minimumFrequencies(sources);
  const termOf = new Map<string, number>();
  for (let term = 0; term < frequencies.length; term++) {
    if (frequencies[term]! >= minimum[index.blockOf(term)]!) termOf.set(index.textOf(term), term);
  }
  return termOf;
}

/** The minimum document frequency of each block. */
function minimumFrequencies(sources: number): readonly number[] {
  const minimum = sources < MANY_UTTERANCES ? 1 : 2;
  const byKind = {
    [TermKind.words]: 1,
    [TermKind.pairs]: minimum + 1,
    [TermKind.contentPairs]: minimum + 1,
    [TermKind.parts]: minimum,
  };
  return TERM_KINDS.map((kind) => byKind[kind]);
}

/** Term number → column, -1 for terms without one. */
function columnsOf(terms: Int32Array, size: number): Int32Array {
  const columns = new Int32Array(size).fill(-1);
  terms.forEach((term, column) => {
    columns[term] = column;
  });
  return columns;
}

/** Returns the smoothed inverse document frequency, ln((1 + n) / (1 + df)) + 1, damped. */
function termWeight(utterances: number, frequency: number): number {
  return (Math.log((1 + utterances) / (1 + frequency)) + 1) ** IDF_POWER;
}
