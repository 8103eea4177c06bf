import { editDistance } from '../text/edit-distance.ts';

/** Words of one length, each with the signature of its letters. */
interface Bucket {
  readonly words: readonly string[];
  readonly signatures: Int32Array;
}

/** An edit removes at most one letter from a word's signature and adds another. */
const SIGNATURE_BITS_PER_EDIT = 2;

/**
 * An index of words for approximate lookup: a search filters the words of about the same length by
 * their letters, and compares only those that are left.
 */
export class WordIndex {
  readonly #words: ReadonlySet<string>;
  readonly #buckets: ReadonlyMap<number, Bucket>;

  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    this.#buckets = bucketBySignature(this.#words);
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Returns the words at the smallest edit distance from `word`, at most `limit`, sorted. */
  nearest(word: string, limit: number): readonly string[] {
    let closest = limit;
    let found: string[] = [];
    for (const candidate of this.#similar(word, limit)) {
      const distance = editDistance(word, candidate, closest);
      if (distance > closest) continue;
      if (distance < closest) found = [];
      closest = distance;
      found.push(candidate);
    }
    return found.sort();
  }

  /** The words whose length and letters allow for `limit` edits. */
  #similar(word: string, limit: number): string[] {
    const signature = signatureOf(word);
    const maxBits = SIGNATURE_BITS_PER_EDIT * limit;
    const found: string[] = [];
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      const bucket = this.#buckets.get(length);
      if (bucket === undefined) continue;
      const { signatures, words } = bucket;
      for (let i = 0; i < signatures.length; i++) {
        if (hasAtMost(signature ^ signatures[i]!, maxBits)) found.push(words[i]!);
      }
    }
    return found;
  }
}

/** Groups words by length and computes the signature of each. */
function bucketBySignature(words: Iterable<string>): Map<number, Bucket> {
  const byLength = new Map<number, string[]>();
  for (const word of words) {
    const bucket = byLength.get(word.length);
    if (bucket === undefined) byLength.set(word.length, [word]);
    else bucket.push(word);
  }
  return new Map(
    [...byLength].map(([length, bucket]) => [
      length,
      { words: bucket, signatures: Int32Array.from(bucket, signatureOf) },
    ]),
  );
}

/** The letters of a word as a set of 32 bits; letters that share a bit only weaken the filter. */
function signatureOf(word: string): number {
  let signature = 0;
  for (let i = 0; i < word.length; i++) signature |= 1 << (word.charCodeAt(i) & 31);
  return signature;
}

/** Whether at most `max` bits are set: each round clears the lowest one. */
function hasAtMost(bits: number, max: number): boolean {
  let rest = bits;
  for (let cleared = 0; cleared < max; cleared++) rest &= rest - 1;
  return rest === 0;
}
