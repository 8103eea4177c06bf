import type { Wording } from '../text/delexicalised.ts';
import { lexicalTerms } from './lexical-terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sparse vector of length 1 at most: column numbers with their values. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

export interface Vectoriser {
  vectorise(wording: Wording): SparseVector;
}

/**
 * Opens a vocabulary: sublinear term frequency × weight, each block of terms of length 1, then
 * the whole. Unknown terms take their part of the length, so that strange utterances stay small.
 */
export function openVectoriser({ terms, weights }: Vocabulary): Vectoriser {
  const columnOf = new Map(terms.map((term, column) => [term, column]));
  const counts = new Uint16Array(terms.length);
  const unknownSquare = weights.reduce((most, weight) => Math.max(most, weight), 1) ** 2;

  function readBlock(block: readonly string[]): Block {
    const columns: number[] = [];
    let unknown = 0;
    for (const term of block) {
      const column = columnOf.get(term);
      if (column === undefined) unknown += unknownSquare;
      else if (counts[column]!++ === 0) columns.push(column);
    }
    const values = columns.map((column) => sublinear(counts[column]!) * weights[column]!);
    for (const column of columns) counts[column] = 0;
    return { columns, values, unknown };
  }

  return {
    vectorise(wording) {
      const blocks = lexicalTerms(wording).filter((block) => block.length > 0);
      return join(blocks.map(readBlock));
    },
  };
}

/** Most terms occur once: the logarithm is worth avoiding. */
function sublinear(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}

interface Block {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  /** Squared length of the terms that are not in the vocabulary. */
  readonly unknown: number;
}

function join(blocks: readonly Block[]): SparseVector {
  const size = blocks.reduce((sum, { columns }) => sum + columns.length, 0);
  const columns = new Int32Array(size);
  const values = new Float32Array(size);
  let filled = 0;
  for (const block of blocks) {
    const square = block.values.reduce((sum, value) => sum + value * value, block.unknown);
    const scale = 1 / Math.sqrt(square * blocks.length);
    columns.set(block.columns, filled);
    for (const value of block.values) values[filled++] = value * scale;
  }
  return { columns, values };
}
