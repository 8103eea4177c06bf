import { type WordVectors, wordVectorsOf } from '../../../../../nlu/embeddings/word-vectors.ts';
import type { Word } from './read-text.ts';

/** Cosines kept at once: 8 MB. */
const MAX_CELLS = 2_000_000;
const FIRST_SLOTS = 1_024;
const NO_SLOT = -1;

/**
 * The words that have vectors, by number. Remembers the vectors of the words it met, and the cosines of the words of
 * the last questions with all words they were compared to: the same words come again in every question. Words that were
 * met lie next to each other in slots, which are as many as a help desk's pages have words and not as a language has.
 */
export class WordTable {
  readonly dimensions: number;
  readonly #vectors: WordVectors;
  /** By word. */
  readonly #slots: Int32Array;
  #met = 0;
  /** By slot. */
  #known: Float32Array;
  #norms = new Float64Array(FIRST_SLOTS);
  readonly #rows = new Map<number, Float32Array>();

  constructor(vectors: WordVectors) {
    this.#vectors = vectors;
    this.dimensions = vectors.dimensions;
    this.#slots = new Int32Array(vectors.words.length).fill(NO_SLOT);
    this.#known = new Float32Array(FIRST_SLOTS * vectors.dimensions);
  }

  /** The number of a word; undefined for words that are not frequent in the language. */
  numberOf(word: string): number | undefined {
    return this.#vectors.rank(word);
  }

  /** The vector of a word, longer the more the word says: 0 to 1. Valid until the next call. */
  vector(word: number): Float32Array {
    const from = this.#slotOf(word) * this.dimensions;
    return this.#known.subarray(from, from + this.dimensions);
  }

  /** How much a word says: the length of its vector, 0 to 1. */
  norm(word: number): number {
    return this.#norms[this.#slotOf(word)] as number;
  }

  /** How much a word says, 0 to 1. One without a vector is rare, so it says much. */
  says(word: Word): number {
    return 'number' in word ? this.norm(word.number) : 1;
  }

  /** Returns the largest cosine of a word with any of some other words, 0 if there are none. */
  bestCosine(word: number, others: Int32Array): number {
    const cosines = new Float32Array(others.length);
    this.cosines(word, others, cosines, 0);
    return cosines.reduce((best, cosine) => Math.max(best, cosine), 0);
  }

  /**
   * Writes the cosines of a word with some other words, in their order, from a place on; 0 with those that are negative:
   * they have no vector.
   */
  cosines(word: number, others: Int32Array, into: Float32Array, from: number): void {
    const slot = this.#slotOf(word);
    let row = this.#rowOf(slot);
    for (let at = 0; at < others.length; at += 1) {
      const other = others[at] as number;
      if (other < 0) {
        into[from + at] = 0;
        continue;
      }
      const column = this.#slotOf(other);
      if (column >= row.length) row = this.#rowOf(slot);
      let cosine = row[column] as number;
      // Not computed yet.
      if (Number.isNaN(cosine)) {
        cosine = this.#cosineOf(slot, column);
        row[column] = cosine;
      }
      into[from + at] = cosine;
    }
  }

  #cosineOf(a: number, b: number): number {
    const { dimensions } = this;
    const product = dotAt(this.#known, a * dimensions, this.#known, b * dimensions, dimensions);
    return product / ((this.#norms[a] as number) * (this.#norms[b] as number));
  }

  #slotOf(word: number): number {
    const slot = this.#slots[word] as number;
    return slot === NO_SLOT ? this.#meet(word) : slot;
  }

  #meet(word: number): number {
    const vector = this.#vectors.vectorOf(this.#vectors.words[word] ?? '');
    if (!vector) throw new RangeError(`There is no word ${word}`);
    const slot = this.#met;
    if (slot === this.#norms.length) this.#grow();
    this.#met += 1;
    this.#slots[word] = slot;
    this.#known.set(vector, slot * this.dimensions);
    this.#norms[slot] = Math.sqrt(dot(vector, vector));
    return slot;
  }

  /** The rows have no room for more words either: they are begun again. */
  #grow(): void {
    const { length } = this.#norms;
    const norms = new Float64Array(2 * length);
    norms.set(this.#norms);
    this.#norms = norms;
    const known = new Float32Array(2 * length * this.dimensions);
    known.set(this.#known);
    this.#known = known;
    this.#rows.clear();
  }

  /** The cosines of the word in a slot with those in the other slots, NaN until they are computed. */
  #rowOf(slot: number): Float32Array {
    const known = this.#rows.get(slot);
    if (known) {
      this.#rows.delete(slot);
      this.#rows.set(slot, known);
      return known;
    }
    const row = new Float32Array(this.#norms.length).fill(Number.NaN);
    this.#rows.set(slot, row);
    if (this.#rows.size * row.length > MAX_CELLS)
      this.#rows.delete(this.#rows.keys().next().value as number);
    return row;
  }
}

/** Returns the scalar product of two vectors of the same length. */
export function dot(a: Float32Array, b: Float32Array): number {
  return dotAt(a, 0, b, 0, a.length);
}

/**
 * Returns the scalar product of two vectors within arrays: there are hundreds of thousands of pairs to a question, too many
 * for views of them. Four sums, because an addition waits for the one before it.
 */
export function dotAt(
  a: Float32Array,
  fromA: number,
  b: Float32Array,
  fromB: number,
  length: number,
): number {
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  const fours = length - (length % 4);
  for (let d = 0; d < fours; d += 4) {
    const x = fromA + d;
    const y = fromB + d;
    sum0 += (a[x] as number) * (b[y] as number);
    sum1 += (a[x + 1] as number) * (b[y + 1] as number);
    sum2 += (a[x + 2] as number) * (b[y + 2] as number);
    sum3 += (a[x + 3] as number) * (b[y + 3] as number);
  }
  for (let d = fours; d < length; d += 1)
    sum0 += (a[fromA + d] as number) * (b[fromB + d] as number);
  return sum0 + sum1 + (sum2 + sum3);
}

let english: WordTable | undefined;

/** Returns the table of English words, the language of the pages. */
export function englishWords(): WordTable {
  const vectors = wordVectorsOf('en');
  if (!vectors) throw new Error('There are no word vectors for English');
  english ??= new WordTable(vectors);
  return english;
}
