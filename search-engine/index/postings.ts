/** Where a term stands in a document: one position, or several in rising order. */
export type Positions = number | number[];

/** The documents that hold a term, in rising order of their numbers, with the term's positions in each. */
export interface Postings {
  readonly docs: number[];
  readonly positions: Positions[];
}

/** How often a term stands in a document. */
export function frequency(positions: Positions): number {
  return typeof positions === 'number' ? 1 : positions.length;
}

/** Positions as a list. */
export function positionList(positions: Positions): readonly number[] {
  return typeof positions === 'number' ? [positions] : positions;
}

/** The place of a document in a rising list, or where it would stand: first index with `docs[index] >= doc`. */
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

/** Adds a document, mostly at the end. */
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

/** Takes a document out; true where none is left. */
export function removePosting(postings: Postings, doc: number): boolean {
  const at = lowerBound(postings.docs, doc);
  if (postings.docs[at] === doc) {
    postings.docs.splice(at, 1);
    postings.positions.splice(at, 1);
  }
  return postings.docs.length === 0;
}
