import { EMBEDDING_NORM, type UtteranceEmbedder } from '../embeddings/utterance-embedder.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { openTermReader, type TermReader } from './term-extractor.ts';
import { TermIndex } from './term-index.ts';
import { type SparseVector, VectorBuffer } from './vector-buffer.ts';
import type { Vocabulary } from './vocabulary.ts';

const UNKNOWN = -1;
const TERMS_NORM = Math.sqrt(1 - EMBEDDING_NORM ** 2);

export type Vectorise = (wording: AnnotatedUtterance) => SparseVector;

/** Opens a vocabulary; what words mean has the columns behind those of its terms. */
export function openVectoriser(
  { terms, weights }: Vocabulary,
  meaning?: UtteranceEmbedder,
): Vectorise {
  const index = new TermIndex();
  // Terms are numbered in the order in which they are added: a term's number is its column.
  for (const term of terms) index.addText(term);
  const read = openTermReader(index, false);
  return createVectoriser(read, Int32Array.from(terms.keys()), weights, meaning);
}

/**
 * Returns a function that makes vectors: sublinear term frequency × weight, each block of terms of
 * length 1, then the whole, then what the words mean. Terms without a column take their part of the
 * length, so that strange utterances stay small.
 */
export function createVectoriser(
  read: TermReader,
  columnOf: Int32Array,
  weights: Float32Array,
  meaning?: UtteranceEmbedder,
): Vectorise {
  const counts = new Uint16Array(weights.length);
  const unknownSquare = weights.reduce((most, weight) => Math.max(most, weight), 1) ** 2;
  const vector = new VectorBuffer();

  /** Adds the distinct terms of a block; returns the squared length of the unknown ones. */
  function addColumns(block: readonly number[]): number {
    let unknown = 0;
    for (let i = 0; i < block.length; i++) {
      const term = block[i]!;
      const column = term < 0 || term >= columnOf.length ? UNKNOWN : columnOf[term]!;
      if (column === UNKNOWN) unknown += unknownSquare;
      else if (counts[column]!++ === 0) vector.add(column, 0);
    }
    return unknown;
  }

  function addBlock(block: readonly number[], blocks: number): void {
    const from = vector.length;
    let square = addColumns(block);
    for (let i = from; i < vector.length; i++) {
      const column = vector.columnAt(i);
      const value = sublinear(counts[column]!) * weights[column]!;
      counts[column] = 0;
      vector.set(i, value);
      square += value * value;
    }
    vector.scale(from, 1 / Math.sqrt(square * blocks));
  }

  /** Also where no word has a meaning: what can't be understood by it is less near to everything. */
  function addEmbedding({ of }: UtteranceEmbedder, words: readonly string[]): void {
    const meant = of(words);
    vector.scale(0, TERMS_NORM);
    for (let d = 0; d < (meant?.length ?? 0); d++) {
      vector.add(weights.length + d, meant![d]! * EMBEDDING_NORM);
    }
  }

  return (wording) => {
    vector.clear();
    const blocks = read(wording).filter((block) => block.length > 0);
    for (const block of blocks) addBlock(block, blocks.length);
    if (meaning) addEmbedding(meaning, wording.words);
    return vector.copy();
  };
}

/** Most terms occur once: the logarithm is worth avoiding. */
function sublinear(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}
