import { isEnglish } from '../text/is-english.ts';
import english from './english-vectors.json' with { type: 'json' };

/** How `scripts/make-word-vectors.py` stores the vectors. */
interface StoredVectors {
  readonly version: string;
  readonly dimensions: number;
  /** Most frequent first, separated by spaces. */
  readonly words: string;
  /** Base64, one byte per word: the norm of its vector. */
  readonly lengths: string;
  /** Base64, word by word, two components per byte, the first in the upper half. */
  readonly directions: string;
}

/** A component is stored as its value plus this. */
const COMPONENT_OFFSET = 8;
/** The largest norm is about 1, stored as this. */
const LARGEST_BYTE = 255;

/** Word embeddings: words with similar meanings have vectors that point in similar directions. */
export class WordVectors {
  /** SHA-256 of words, norms and directions: changes with any of them. */
  readonly version: string;
  readonly dimensions: number;
  /** The frequent words of the language, most frequent first. */
  readonly words: readonly string[];
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #norms: Buffer;
  readonly #directions: Buffer;

  constructor(stored: StoredVectors) {
    this.version = stored.version;
    this.dimensions = stored.dimensions;
    this.words = stored.words.split(' ');
    this.#ranks = new Map(this.words.map((word, rank) => [word, rank]));
    this.#norms = Buffer.from(stored.lengths, 'base64');
    this.#directions = Buffer.from(stored.directions, 'base64');
  }

  /** Index of a word in `words`; undefined for words that are not frequent. */
  rank(word: string): number | undefined {
    return this.#ranks.get(word);
  }

  /** The vector of a word, longer the more the word says; undefined for words that are not frequent. */
  vectorOf(word: string): Float32Array | undefined {
    const rank = this.#ranks.get(word);
    if (rank === undefined) return undefined;
    const norm = this.#norms[rank]! / LARGEST_BYTE;
    return decodeVector(this.#directions, rank * this.dimensions, this.dimensions, norm);
  }
}

/** Plain loops: this runs within a request for each word seen for the first time. */
function decodeVector(bytes: Buffer, from: number, dimensions: number, norm: number): Float32Array {
  const vector = new Float32Array(dimensions);
  let square = 0;
  for (let d = 0; d < dimensions; d++) {
    const byte = bytes[(from + d) >> 1]!;
    const component = ((from + d) % 2 === 0 ? byte >> 4 : byte & 15) - COMPONENT_OFFSET;
    vector[d] = component;
    square += component * component;
  }
  const scale = norm / Math.sqrt(square);
  for (let d = 0; d < dimensions; d++) vector[d]! *= scale;
  return vector;
}

let englishVectors: WordVectors | undefined;

/**
 * Returns the word vectors of a locale's language: 30,000 for English, undefined for other
 * languages. `scripts/make-word-vectors.py` made them; NOTICE names their sources.
 */
export function wordVectorsOf(locale: string): WordVectors | undefined {
  if (!isEnglish(locale)) return undefined;
  englishVectors ??= new WordVectors(english);
  return englishVectors;
}
