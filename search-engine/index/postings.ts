/** The positions of a term in a document: one, or several in ascending order. */
export type Positions = number | number[];

/** The documents that contain a term, in ascending order of their numbers, with its positions in each. */
export interface Postings {
  readonly docs: number[];
  readonly positions: Positions[];
}

/** Returns how often a term occurs in a document. */
export function frequency(positions: Positions): number {
  return typeof positions === 'number' ? 1 : positions.length;
}

/** Returns positions as a list. */
export function positionList(positions: Positions): readonly number[] {
  return typeof positions === 'number' ? [positions] : positions;
}

/** Binary search: returns the first index with `docs[index] >= doc`. */
export function lowerBound(docs: readonly number[], doc: number): number {
  let low = 0;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((docs[middle] as number) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds a document; usually an append. */
export function addPosting(postings: Postings, doc: number, positions: Positions): void {
  const { docs } = postings;
  const last = docs[docs.length - 1];
  if (last === undefined || last < doc) {
    docs.push(doc);
    postings.positions.push(positions);
    return;
  }
  const at = lowerBound(docs, doc);
  docs.splice(at, 0, doc);
  postings.positions.splice(at, 0, positions);
}

/** Removes a document; returns whether none is left. */
export function removePosting(postings: Postings, doc: number): boolean {
  const at = lowerBound(postings.docs, doc);
  if (postings.docs[at] === doc) {
    postings.docs.splice(at, 1);
    postings.positions.splice(at, 1);
  }
  return postings.docs.length === 0;
}
