/** Marks a document that does not match. */
const NO_MATCH = -1;
const MAX_POOLED = 64;
/** A page of so many hits is picked with a small sorted window; for a longer one, sorting all scores is cheaper. */
const MAX_WINDOW = 100;

/** Arrays that hold no match anywhere, for the next query: filling a new one for each clause would cost more than most clauses. */
const pool: Float64Array[] = [];

/** The documents that match a query, with their scores: dense by document number, since most queries touch many. */
export class Scores {
  readonly docs: number[] = [];
  private byDoc: Float64Array;
  private isKept = false;

  /** Starts without a match, for document numbers below `size`. */
  constructor(size: number) {
    const pooled = pool.pop();
    const fits = pooled !== undefined && pooled.length >= size;
    this.byDoc = fits ? pooled : new Float64Array(size + (size >> 2)).fill(NO_MATCH);
  }

  has(doc: number): boolean {
    return (this.byDoc[doc] as number) >= 0;
  }

  /** 0 where the document does not match. */
  get(doc: number): number {
    return Math.max(0, this.byDoc[doc] as number);
  }

  /** Matches a document, or raises the score of one that matches already. */
  add(doc: number, score: number): void {
    const before = this.byDoc[doc] as number;
    if (before < 0) {
      this.docs.push(doc);
      this.byDoc[doc] = score;
    } else {
      this.byDoc[doc] = before + score;
    }
  }

  /** The n-th highest score of some documents; 0 where there are fewer, infinity for none wanted. */
  nthBest(docs: readonly number[], n: number): number {
    if (n === 0) return Number.POSITIVE_INFINITY;
    if (docs.length <= n) return 0;
    if (n > MAX_WINDOW) return this.sorted(docs)[docs.length - n] ?? 0;
    const top = new Float64Array(n).fill(NO_MATCH);
    for (const doc of docs) {
      const score = this.byDoc[doc] as number;
      if (score <= (top[0] as number)) continue;
      let at = 0;
      for (; at + 1 < n && (top[at + 1] as number) < score; at += 1)
        top[at] = top[at + 1] as number;
      top[at] = score;
    }
    return top[0] as number;
  }

  private sorted(docs: readonly number[]): Float64Array {
    return Float64Array.from(docs, (doc) => this.byDoc[doc] as number).sort();
  }

  /** Keeps the scores readable after `release`, for whoever still looks at them. */
  keep(): void {
    this.isKept = true;
  }

  /** Gives the memory back; nothing matches any more. */
  release(): void {
    if (this.isKept) return;
    for (const doc of this.docs) this.byDoc[doc] = NO_MATCH;
    if (pool.length < MAX_POOLED) pool.push(this.byDoc);
    this.byDoc = RELEASED;
    this.docs.length = 0;
  }
}

const RELEASED = new Float64Array(0);
