import { lexemes } from '../text/lexemes.ts';
import { WordCache } from '../text/word-cache.ts';
import { type WordVectors, wordVectorsOf } from './word-vectors.ts';

/** What an utterance means, told from its words alone: near another's where their words are. */
export interface UtteranceEmbedder {
  readonly dimensions: number;
  /** The sum of what the words add, of length 1; undefined where no word has a meaning. */
  of(words: readonly string[]): Float32Array | undefined;
  /** What each word adds, as a part of that sum. */
  partsOf(words: readonly string[]): readonly WordEmbedding[];
}

export interface WordEmbedding {
  readonly word: string;
  readonly vector: Float32Array;
}

/** Length of what the words mean beside what they are, in a vector of length 1; 0.5 to 0.7 do alike. */
export const EMBEDDING_NORM = 0.6;

let ofEnglish: UtteranceEmbedder | undefined;

/** What is known of the words of a locale's language; undefined where nothing is. */
export function embedderFor(locale: string): UtteranceEmbedder | undefined {
  const vectors = wordVectorsOf(locale);
  if (vectors === undefined) return undefined;
  ofEnglish ??= createUtteranceEmbedder(vectors);
  return ofEnglish;
}

function createUtteranceEmbedder(vectors: WordVectors): UtteranceEmbedder {
  const { dimensions } = vectors;
  const known = new WordCache<Float32Array | undefined>();

  function ofWord(word: string): Float32Array | undefined {
    const meant = lexemes(word).flatMap((lexeme) => vectors.of(lexeme) ?? []);
    return meant.length > 1 ? sum(meant, dimensions) : meant[0];
  }

  function meantBy(words: readonly string[]): WordEmbedding[] {
    const meant: WordEmbedding[] = [];
    for (const word of words) {
      const vector = known.remember(word, ofWord);
      if (vector) meant.push({ word, vector });
    }
    return meant;
  }

  return {
    dimensions,
    of(words) {
      const total = sum(vectorsOf(meantBy(words)), dimensions);
      const length = lengthOf(total);
      return length === 0 ? undefined : scaled(total, 1 / length);
    },
    partsOf(words) {
      const meant = meantBy(words);
      const length = lengthOf(sum(vectorsOf(meant), dimensions));
      if (length === 0) return [];
      return meant.map(({ word, vector }) => ({ word, vector: scaled(vector, 1 / length) }));
    },
  };
}

function vectorsOf(meant: readonly WordEmbedding[]): Float32Array[] {
  return meant.map(({ vector }) => vector);
}

function sum(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const total = new Float32Array(dimensions);
  for (const vector of vectors) {
    for (let d = 0; d < dimensions; d++) total[d]! += vector[d]!;
  }
  return total;
}

function lengthOf(vector: Float32Array): number {
  let square = 0;
  for (const value of vector) square += value * value;
  return Math.sqrt(square);
}

function scaled(vector: Float32Array, factor: number): Float32Array {
  const result = new Float32Array(vector.length);
  for (let d = 0; d < vector.length; d++) result[d] = vector[d]! * factor;
  return result;
}
