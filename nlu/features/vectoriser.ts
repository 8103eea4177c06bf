import { EMBEDDING_NORM, type UtteranceEmbedder } from '../embeddings/utterance-embedder.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { TermExtractor } from './term-extractor.ts';
import { TermIndex } from './term-index.ts';
import { type SparseVector, VectorBuffer } from './vector-buffer.ts';
import type { Vocabulary } from './vocabulary.ts';

const UNKNOWN = -1;
const TERMS_NORM = Math.sqrt(1 - EMBEDDING_NORM ** 2);

/** Returns the vectoriser of a trained vocabulary. */
export function openVectoriser(
  { terms, weights }: Vocabulary,
  embedder?: UtteranceEmbedder,
): Vectoriser {
  const index = new TermIndex();
  // Terms are numbered in the order in which they are added: a term's number is its column.
  for (const term of terms) index.addText(term);
  const extractor = new TermExtractor(index, { isLearning: false });
  return new Vectoriser(extractor, Int32Array.from(terms.keys()), weights, embedder);
}

/**
 * Makes the vectors of utterances: sublinear term frequency × weight, each block of terms
 * normalised, then their concatenation, then the embedding in columns of its own. Terms without a
 * column count towards the norm, so that utterances with unknown words have short vectors.
 */
export class Vectoriser {
  readonly #extractor: TermExtractor;
  readonly #columnOf: Int32Array;
  readonly #weights: Float32Array;
  readonly #embedder: UtteranceEmbedder | undefined;
  readonly #counts: Uint16Array;
  readonly #unknownSquare: number;
  readonly #vector = new VectorBuffer();

  /** `columnOf` maps term numbers to columns, -1 for terms without one. */
  constructor(
    extractor: TermExtractor,
    columnOf: Int32Array,
    weights: Float32Array,
    embedder: UtteranceEmbedder | undefined,
  ) {
    this.#extractor = extractor;
    this.#columnOf = columnOf;
    this.#weights = weights;
    this.#embedder = embedder;
    this.#counts = new Uint16Array(weights.length);
    this.#unknownSquare = weights.reduce((most, weight) => Math.max(most, weight), 1) ** 2;
  }

  vectorise(utterance: AnnotatedUtterance): SparseVector {
    this.#vector.clear();
    const blocks = this.#extractor.extract(utterance).filter((block) => block.length > 0);
    for (const block of blocks) this.#addBlock(block, blocks.length);
    if (this.#embedder) this.#addEmbedding(this.#embedder, utterance.words);
    return this.#vector.copy();
  }

  #addBlock(block: readonly number[], blocks: number): void {
    const vector = this.#vector;
    const counts = this.#counts;
    const weights = this.#weights;
    const from = vector.length;
    let square = this.#addColumns(block);
    for (let i = from; i < vector.length; i++) {
      const column = vector.columnAt(i);
      const value = sublinear(counts[column]!) * weights[column]!;
      counts[column] = 0;
      vector.set(i, value);
      square += value * value;
    }
    vector.scale(from, 1 / Math.sqrt(square * blocks));
  }

  /** Adds the distinct terms of a block; returns the squared norm of the unknown ones. */
  #addColumns(block: readonly number[]): number {
    const vector = this.#vector;
    const columnOf = this.#columnOf;
    const counts = this.#counts;
    const unknownSquare = this.#unknownSquare;
    let unknown = 0;
    for (let i = 0; i < block.length; i++) {
      const term = block[i]!;
      const column = term < 0 || term >= columnOf.length ? UNKNOWN : columnOf[term]!;
      if (column === UNKNOWN) unknown += unknownSquare;
      else if (counts[column]!++ === 0) vector.add(column, 0);
    }
    return unknown;
  }

  /** Scales the terms even if no word has a vector: such an utterance is less near to everything. */
  #addEmbedding(embedder: UtteranceEmbedder, words: readonly string[]): void {
    const embedding = embedder.embed(words);
    const firstColumn = this.#weights.length;
    this.#vector.scale(0, TERMS_NORM);
    for (let d = 0; d < (embedding?.length ?? 0); d++) {
      this.#vector.add(firstColumn + d, embedding![d]! * EMBEDDING_NORM);
    }
  }
}

/** Most terms occur once: this avoids their logarithm. */
function sublinear(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}
