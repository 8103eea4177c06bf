/** Marks a document that does not match. */
const NO_MATCH = -1;

/** The documents that match a query, with their scores: dense by document number, since most queries touch many. */
export class Scores {
  readonly docs: number[] = [];
  private readonly byDoc: Float64Array;

  constructor(size: number) {
    this.byDoc = new Float64Array(size).fill(NO_MATCH);
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
}
