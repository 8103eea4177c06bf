import { type WordVectors, wordVectorsOf } from '../../../../../nlu/embeddings/word-vectors.ts';
import type { Word } from './read-text.ts';

/** Rows of cosines kept at once: some 8 MB for 30,000 words. */
const MAX_ROWS = 64;

/**
 * The words that have vectors, by number. Remembers the vectors of the words it met, and the cosines of the words of
 * the last questions with all words they were compared to: the same words come again in every question.
 */
export class WordTable {
  readonly dimensions: number;
  readonly #vectors: WordVectors;
  readonly #size: number;
  readonly #known = new Map<number, Float32Array>();
  readonly #norms = new Map<number, number>();
  readonly #rows = new Map<number, Float32Array>();

  constructor(vectors: WordVectors) {
    this.#vectors = vectors;
    this.#size = vectors.words.length;
    this.dimensions = vectors.dimensions;
  }

  /** The number of a word; undefined for words that are not frequent in the language. */
  numberOf(word: string): number | undefined {
    return this.#vectors.rank(word);
  }

  /** The vector of a word, longer the more the word says: 0 to 1. */
  vector(word: number): Float32Array {
    const known = this.#known.get(word);
    if (known) return known;
    const vector = this.#vectors.vectorOf(this.#vectors.words[word] ?? '');
    if (!vector) throw new RangeError(`There is no word ${word}`);
    this.#known.set(word, vector);
    return vector;
  }

  /** How much a word says: the length of its vector, 0 to 1. */
  norm(word: number): number {
    const known = this.#norms.get(word);
    if (known !== undefined) return known;
    const norm = Math.sqrt(dot(this.vector(word), this.vector(word)));
    this.#norms.set(word, norm);
    return norm;
  }

  /** How much a word says, 0 to 1. One without a vector is rare, so it says much. */
  says(word: Word): number {
    return 'number' in word ? this.norm(word.number) : 1;
  }

  /** Returns the largest cosine of a word with any of some other words, 0 if there are none. */
  bestCosine(word: number, others: Int32Array): number {
    const row = this.#rowOf(word);
    let best = 0;
    for (const other of others) {
      const cosine = this.#cosineIn(row, word, other);
      if (cosine > best) best = cosine;
    }
    return best;
  }

  /** Writes the cosines of a word with some other words, in their order; 0 with those that are negative: they have no vector. */
  cosines(word: number, others: Int32Array, into: Float32Array): void {
    const row = this.#rowOf(word);
    for (let at = 0; at < others.length; at += 1) {
      const other = others[at] as number;
      into[at] = other < 0 ? 0 : this.#cosineIn(row, word, other);
    }
  }

  #cosineIn(row: Float32Array, word: number, other: number): number {
    const known = row[other] as number;
    if (!Number.isNaN(known)) return known;
    const cosine =
      dot(this.vector(word), this.vector(other)) / (this.norm(word) * this.norm(other));
    row[other] = cosine;
    return cosine;
  }

  /** The cosines of a word with every other one, NaN until they are computed. */
  #rowOf(word: number): Float32Array {
    const known = this.#rows.get(word);
    if (known) {
      this.#rows.delete(word);
      this.#rows.set(word, known);
      return known;
    }
    const row = new Float32Array(this.#size).fill(Number.NaN);
    this.#rows.set(word, row);
    if (this.#rows.size > MAX_ROWS) this.#rows.delete(this.#rows.keys().next().value as number);
    return row;
  }
}

/** Returns the scalar product of two vectors of the same length. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += (a[d] as number) * (b[d] as number);
  return sum;
}

let english: WordTable | undefined;

/** Returns the table of English words, the language of the pages. */
export function englishWords(): WordTable {
  const vectors = wordVectorsOf('en');
  if (!vectors) throw new Error('There are no word vectors for English');
  english ??= new WordTable(vectors);
  return english;
}
