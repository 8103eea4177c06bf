import { isEnglish } from '../text/is-english.ts';
import english from './english-vectors.json' with { type: 'json' };

/** Where words stand in a space in which words of like meaning are near each other. */
export interface WordVectors {
  /** Changes whenever a word or its vector does: the SHA-256 of words, lengths and directions. */
  readonly version: string;
  readonly dimensions: number;
  /** The frequent words of the language, the most frequent first. */
  readonly words: readonly string[];
  /** The longer, the more the word says; undefined for words that are not frequent. */
  of(word: string): Float32Array | undefined;
  /** Place of a word in `words`; undefined like its vector. */
  rank(word: string): number | undefined;
}

/** What half a byte means is this much less. */
const MIDDLE = 8;
/** The longest vectors are about this long. */
const LARGEST_BYTE = 255;

let ofEnglish: WordVectors | undefined;

/**
 * The word vectors of a locale's language: 30,000 for English, none for other languages.
 * `scripts/make-word-vectors.py` made them; NOTICE says of what.
 */
export function wordVectorsOf(locale: string): WordVectors | undefined {
  if (!isEnglish(locale)) return undefined;
  ofEnglish ??= openWordVectors(english);
  return ofEnglish;
}

interface StoredVectors {
  readonly version: string;
  readonly dimensions: number;
  /** The most frequent first, with spaces between them. */
  readonly words: string;
  /** In base64, a byte a word: how long its vector is. */
  readonly lengths: string;
  /** In base64, word by word, two numbers a byte, the first one in the upper half. */
  readonly directions: string;
}

function openWordVectors(stored: StoredVectors): WordVectors {
  const { version, dimensions } = stored;
  const lengths = Buffer.from(stored.lengths, 'base64');
  const directions = Buffer.from(stored.directions, 'base64');
  const words = stored.words.split(' ');
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  return {
    version,
    dimensions,
    words,
    rank: (word) => ranks.get(word),
    of(word) {
      const rank = ranks.get(word);
      if (rank === undefined) return undefined;
      const length = lengths[rank]! / LARGEST_BYTE;
      return vectorOf(directions, rank * dimensions, dimensions, length);
    },
  };
}

/** Plain loops: an utterance waits for each word that is new. */
function vectorOf(bytes: Buffer, from: number, dimensions: number, length: number): Float32Array {
  const vector = new Float32Array(dimensions);
  let square = 0;
  for (let d = 0; d < dimensions; d++) {
    const byte = bytes[(from + d) >> 1]!;
    const number = ((from + d) % 2 === 0 ? byte >> 4 : byte & 15) - MIDDLE;
    vector[d] = number;
    square += number * number;
  }
  const scale = length / Math.sqrt(square);
  for (let d = 0; d < dimensions; d++) vector[d]! *= scale;
  return vector;
}
