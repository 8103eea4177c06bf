/** Words up to this length are compared without allocating. */
const ROW_SIZE = 64;
let beforeLast = new Int32Array(ROW_SIZE);
let last = new Int32Array(ROW_SIZE);
let row = new Int32Array(ROW_SIZE);

/**
 * Returns the Damerau-Levenshtein distance (optimal string alignment) of two words, or `limit + 1`
 * if it exceeds `limit`. An edit inserts, drops or replaces a letter, or swaps two neighbours.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (limit === 1) return distanceUpToOne(a, b);

  growRows(b.length + 1);
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const minimum = fillRow(a, b, i);
    if (minimum > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** 0, 1, or 2 for more: decided by what follows the first difference. */
function distanceUpToOne(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === shorter) return Math.abs(a.length - b.length);
  if (a.length < b.length) return endsAlike(a, at, b, at + 1) ? 1 : 2;
  if (a.length > b.length) return endsAlike(a, at + 1, b, at) ? 1 : 2;
  if (endsAlike(a, at + 1, b, at + 1)) return 1;
  return isSwap(a, b, at + 2, at + 2) && endsAlike(a, at + 2, b, at + 2) ? 1 : 2;
}

/** Whether two words are equal from these indices on. */
function endsAlike(a: string, from: number, b: string, fromInB: number): boolean {
  if (a.length - from !== b.length - fromInB) return false;
  for (let i = from; i < a.length; i++) {
    if (a.charCodeAt(i) !== b.charCodeAt(fromInB + i - from)) return false;
  }
  return true;
}

function growRows(size: number): void {
  if (size <= row.length) return;
  beforeLast = new Int32Array(size);
  last = new Int32Array(size);
  row = new Int32Array(size);
}

/** Fills in the distances of the first `i` letters of `a` from all prefixes of `b`; returns their minimum. */
function fillRow(a: string, b: string, i: number): number {
  row[0] = i;
  let minimum = i;
  for (let j = 1; j <= b.length; j++) {
    const replaced = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
    let distance = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + replaced);
    if (isSwap(a, b, i, j)) distance = Math.min(distance, beforeLast[j - 2]! + 1);
    row[j] = distance;
    minimum = Math.min(minimum, distance);
  }
  return minimum;
}

function isSwap(a: string, b: string, i: number, j: number): boolean {
  if (i < 2 || j < 2) return false;
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
}
