import type { Passage, StoredVector } from '../../documents/passage.ts';

/**
 * Port of a sentence encoder, which compares meanings beyond single words. It is optional: without one, passages are
 * ranked by their words and the vectors of these.
 */
export interface SentenceEncoder {
  /** Names the model and the way it is used. Vectors of another version are not compared. */
  readonly version: string;
  /**
   * Returns the vectors of texts, in order, each of length 1: for the indexer, which stores them with the passages
   * (`Passage.vector`), and for a question.
   */
  encode(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/** Returns the text of a passage that is encoded: the title says what the heading is about, the heading what the text is. */
export function textToEncode({ title, heading, alsoAsked = [], text }: Passage): string {
  return [title, heading, ...alsoAsked, text].filter((part) => part !== '').join('. ');
}

/** Encodes a vector for the index. */
export function toStoredVector(encoder: string, vector: Float32Array): StoredVector {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, at * 4);
  return { encoder, floats: bytes.toString('base64') };
}

/** Returns the vector of a passage, undefined if it has none of this encoder. */
export function vectorOf({ vector }: Passage, encoder: string): Float32Array | undefined {
  if (vector?.encoder !== encoder) return undefined;
  const bytes = Buffer.from(vector.floats, 'base64');
  // A copy, which is aligned. The machines of Lambda and of its developers are little-endian.
  const copied = new Uint8Array(bytes.length & ~3);
  copied.set(bytes.subarray(0, copied.length));
  return new Float32Array(copied.buffer);
}
