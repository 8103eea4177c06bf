import type { Wording } from '../text/delexicalised.ts';
import { lexicalTerms } from './lexical-terms.ts';

/** A sparse vector of length 1: column numbers with their values. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** Share of the vector's squared length that unknown terms would have had, 0..1. */
  readonly unknownShare: number;
}

/** Terms by column, in sorted order, with their inverse document frequencies. */
export interface Vocabulary {
  readonly terms: readonly string[];
  readonly idf: Float32Array;
}

export interface Vectoriser {
  vectorise(wording: Wording): SparseVector;
}

/** The vocabulary of a training set: smoothed idf, ln((1 + n) / (1 + df)) + 1. */
export function fitVocabulary(wordings: readonly Wording[]): Vocabulary {
  const frequencies = new Map<string, number>();
  for (const wording of wordings) {
    const { words, characters } = lexicalTerms(wording);
    for (const block of [words, characters]) {
      for (const term of block.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
  }

  const terms = [...frequencies.keys()].sort();
  const idf = Float32Array.from(terms, (term) =>
    smoothedIdf(wordings.length, frequencies.get(term) ?? 0),
  );
  return { terms, idf };
}

function smoothedIdf(documents: number, frequency: number): number {
  return Math.log((1 + documents) / (1 + frequency)) + 1;
}

/** Opens a vocabulary: sublinear tf × idf, each block of length 1, and then the whole. */
export function openVectoriser(vocabulary: Vocabulary): Vectoriser {
  const columns = new Map(vocabulary.terms.map((term, column) => [term, column]));
  const unknownIdf = vocabulary.idf.reduce((most, idf) => Math.max(most, idf), 1);

  function addBlock(counts: ReadonlyMap<string, number>, entries: Entries): void {
    const first = entries.columns.length;
    let known = 0;
    let unknown = 0;
    for (const [term, count] of counts) {
      const column = columns.get(term);
      const value = (1 + Math.log(count)) * (column === undefined ? unknownIdf : idfOf(column));
      if (column === undefined) {
        unknown += value * value;
        continue;
      }
      known += value * value;
      entries.columns.push(column);
      entries.values.push(value);
    }
    if (known + unknown === 0) return;

    const scale = 1 / Math.sqrt(known + unknown);
    for (let i = first; i < entries.values.length; i++) entries.values[i]! *= scale;
    entries.blocks++;
    entries.unknown += unknown / (known + unknown);
  }

  function idfOf(column: number): number {
    return vocabulary.idf[column] ?? 0;
  }

  return {
    vectorise(wording) {
      const { words, characters } = lexicalTerms(wording);
      const entries: Entries = { columns: [], values: [], blocks: 0, unknown: 0 };
      addBlock(words, entries);
      addBlock(characters, entries);
      const scale = 1 / Math.sqrt(Math.max(entries.blocks, 1));
      return {
        columns: Int32Array.from(entries.columns),
        values: Float32Array.from(entries.values, (value) => value * scale),
        unknownShare: entries.blocks === 0 ? 1 : entries.unknown / entries.blocks,
      };
    },
  };
}

interface Entries {
  readonly columns: number[];
  readonly values: number[];
  blocks: number;
  unknown: number;
}
