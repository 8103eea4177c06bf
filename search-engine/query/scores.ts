/** Marks a document that does not match. */
const NO_MATCH = -1;
const MAX_POOLED = 64;
/** Up to this many hits are selected with a sorted window; for more, sorting all scores is cheaper. */
const MAX_WINDOW = 100;

/** Arrays without a match, for reuse: filling a new one would cost more than evaluating most clauses. */
const POOL: Float64Array[] = [];

/** The documents that match a query, with their scores: an array by document number, since most queries match many. */
export class Scores {
  readonly docs: number[] = [];
  #byDoc: Float64Array;
  #isKept = false;

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

  /** Returns the n-th highest score of these documents; 0 if there are fewer, Infinity for n = 0. */
  nthBest(docs: readonly number[], n: number): number {
    if (n === 0) return Number.POSITIVE_INFINITY;
    if (docs.length <= n) return 0;
    if (n > MAX_WINDOW) return this.#sorted(docs)[docs.length - n] ?? 0;
    const top = new Float64Array(n).fill(NO_MATCH);
    for (const doc of docs) {
      const score = this.#byDoc[doc] as number;
      if (score <= (top[0] as number)) continue;
      let at = 0;
      for (; at + 1 < n && (top[at + 1] as number) < score; at += 1)
        top[at] = top[at + 1] as number;
      top[at] = score;
    }
    return top[0] as number;
  }

  #sorted(docs: readonly number[]): Float64Array {
    return Float64Array.from(docs, (doc) => this.#byDoc[doc] as number).sort();
  }

  /** Keeps the scores readable after `release`. */
  keep(): void {
    this.#isKept = true;
  }

  /** Returns the memory to the pool; nothing matches any more. */
  release(): void {
    if (this.#isKept) return;
    for (const doc of this.docs) this.#byDoc[doc] = NO_MATCH;
    if (POOL.length < MAX_POOLED) POOL.push(this.#byDoc);
    this.#byDoc = RELEASED;
    this.docs.length = 0;
  }
}

const RELEASED = new Float64Array(0);
