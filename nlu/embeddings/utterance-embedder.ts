import { lexemes } from '../text/lexemes.ts';
import { WordCache } from '../text/word-cache.ts';
import { type WordVectors, wordVectorsOf } from './word-vectors.ts';

/** What one word adds to the embedding of its utterance. */
export interface WordEmbedding {
  readonly word: string;
  readonly vector: Float32Array;
}

/**
 * Norm of the embedding within an utterance's vector of norm 1; the terms have the rest.
 * 0.5 to 0.7 perform alike.
 */
export const EMBEDDING_NORM = 0.6;

/** Embeds utterances: the normalised sum of the vectors of their words. */
export class UtteranceEmbedder {
  readonly dimensions: number;
  readonly #vectors: WordVectors;
  readonly #cache = new WordCache<Float32Array | undefined>();

  constructor(vectors: WordVectors) {
    this.#vectors = vectors;
    this.dimensions = vectors.dimensions;
  }

  /** Returns a vector of norm 1; undefined if no word has a vector. */
  embed(words: readonly string[]): Float32Array | undefined {
    const total = sum(
      this.#lookUp(words).map(({ vector }) => vector),
      this.dimensions,
    );
    const norm = normOf(total);
    return norm === 0 ? undefined : scaled(total, 1 / norm);
  }

  /** Returns the summands of `embed`, one for each word that has a vector. */
  wordEmbeddings(words: readonly string[]): readonly WordEmbedding[] {
    const found = this.#lookUp(words);
    const norm = normOf(
      sum(
        found.map(({ vector }) => vector),
        this.dimensions,
      ),
    );
    if (norm === 0) return [];
    return found.map(({ word, vector }) => ({ word, vector: scaled(vector, 1 / norm) }));
  }

  #lookUp(words: readonly string[]): WordEmbedding[] {
    const found: WordEmbedding[] = [];
    for (const word of words) {
      const vector = this.#cache.remember(word, (own) => this.#vectorOf(own));
      if (vector) found.push({ word, vector });
    }
    return found;
  }

  #vectorOf(word: string): Float32Array | undefined {
    const found = lexemes(word).flatMap((lexeme) => this.#vectors.vectorOf(lexeme) ?? []);
    return found.length > 1 ? sum(found, this.dimensions) : found[0];
  }
}

let englishEmbedder: UtteranceEmbedder | undefined;

/** Returns the embedder of a locale's language; undefined if there are no word vectors for it. */
export function embedderFor(locale: string): UtteranceEmbedder | undefined {
  const vectors = wordVectorsOf(locale);
  if (vectors === undefined) return undefined;
  englishEmbedder ??= new UtteranceEmbedder(vectors);
  return englishEmbedder;
}

function sum(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const total = new Float32Array(dimensions);
  for (const vector of vectors) {
    for (let d = 0; d < dimensions; d++) total[d]! += vector[d]!;
  }
  return total;
}

function normOf(vector: Float32Array): number {
  let square = 0;
  for (const value of vector) square += value * value;
  return Math.sqrt(square);
}

function scaled(vector: Float32Array, factor: number): Float32Array {
  const result = new Float32Array(vector.length);
  for (let d = 0; d < vector.length; d++) result[d] = vector[d]! * factor;
  return result;
}
