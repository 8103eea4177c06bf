/** Marks a document that does not match. */
const NO_MATCH = -1;
const MAX_POOLED = 64;

/** Arrays without a match, for reuse: filling a new one would cost more than evaluating most clauses. */
const POOL: Float64Array[] = [];

/** The documents that match a query, with their scores: an array by document number, since most queries match many. */
export class Scores {
  readonly docs: number[] = [];
  #byDoc: Float64Array;

  /** Creates an empty result for document numbers below `size`. */
  constructor(size: number) {
    const pooled = POOL.pop();
    const fits = pooled !== undefined && pooled.length >= size;
    this.#byDoc = fits ? pooled : new Float64Array(size + (size >> 2)).fill(NO_MATCH);
  }

  has(doc: number): boolean {
    return (this.#byDoc[doc] as number) >= 0;
  }

  /** Returns the score of a document, 0 if it does not match. */
  get(doc: number): number {
    return Math.max(0, this.#byDoc[doc] as number);
  }

  /** Adds a score to a document, which then matches. */
  add(doc: number, score: number): void {
    const before = this.#byDoc[doc] as number;
    if (before < 0) {
      this.docs.push(doc);
      this.#byDoc[doc] = score;
    } else {
      this.#byDoc[doc] = before + score;
    }
  }

  /** Returns the memory to the pool; nothing matches any more. */
  release(): void {
    for (const doc of this.docs) this.#byDoc[doc] = NO_MATCH;
    if (POOL.length < MAX_POOLED) POOL.push(this.#byDoc);
    this.#byDoc = RELEASED;
    this.docs.length = 0;
  }
}

const RELEASED = new Float64Array(0);
