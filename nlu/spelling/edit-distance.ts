/**
 * The Damerau-Levenshtein distance (optimal string alignment) of two words, or `limit + 1` when
 * it is more than `limit`: a letter inserted, dropped, replaced, or two neighbours swapped.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;

  let beforeLast = new Int32Array(b.length + 1);
  let last = Int32Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Int32Array(b.length + 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = distanceAt(a, b, i, j, row, last, beforeLast);
      least = Math.min(least, row[j]!);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

function distanceAt(
  a: string,
  b: string,
  i: number,
  j: number,
  row: Int32Array,
  last: Int32Array,
  beforeLast: Int32Array,
): number {
  const replaced = a[i - 1] === b[j - 1] ? 0 : 1;
  const distance = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + replaced);
  const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwap ? Math.min(distance, beforeLast[j - 2]! + 1) : distance;
}
