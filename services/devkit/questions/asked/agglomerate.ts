/**
 * Joins the nearest groups until none are as near as `least` on average (UPGMA), by chains of nearest neighbours
 * (F. Murtagh, 1983): as many steps as pairs. `likeness` is a square matrix, row by row, and is overwritten; `sizes` is how
 * often each item counts. Of groups that are equally near, that with the smaller number is joined first, so the same matrix
 * has the same groups. Returns the number of a group for each item.
 */
export function agglomerate(
  likeness: Float32Array,
  sizes: readonly number[],
  least: number,
): Int32Array {
  const count = sizes.length;
  const weight = Float64Array.from(sizes);
  const groupOf = Int32Array.from(sizes, (_, at) => at);
  const isOpen = new Uint8Array(count).fill(1);
  const chain: number[] = [];
  for (let start = 0; start < count; ) {
    if (chain.length === 0) {
      while (start < count && !isOpen[start]) start += 1;
      if (start >= count) break;
      chain.push(start);
    }
    const last = chain.at(-1) as number;
    const before = chain.at(-2) ?? -1;
    const next = nearestTo(likeness, isOpen, last, before);
    if (next < 0 || (likeness[last * count + next] as number) < least) {
      // Nothing is near enough to it, nor will be: an average is no larger than its parts.
      isOpen[last] = 0;
      chain.pop();
    } else if (next === before) {
      chain.length -= 2;
      join(likeness, weight, isOpen, Math.min(last, next), Math.max(last, next));
      for (let at = 0; at < count; at += 1)
        if (groupOf[at] === Math.max(last, next)) groupOf[at] = Math.min(last, next);
    } else {
      chain.push(next);
    }
  }
  return groupOf;
}

/** The open item that is nearest; the one before it in the chain, if no other is nearer. */
function nearestTo(
  likeness: Float32Array,
  isOpen: Uint8Array,
  item: number,
  before: number,
): number {
  const count = isOpen.length;
  let best = before;
  let value = before < 0 ? -1 : (likeness[item * count + before] as number);
  for (let other = 0; other < count; other += 1) {
    if (other === item || !isOpen[other]) continue;
    const near = likeness[item * count + other] as number;
    if (near > value) {
      best = other;
      value = near;
    }
  }
  return best;
}

/** Makes one group of two: its likeness to another is the mean of theirs, by their sizes. */
function join(
  likeness: Float32Array,
  weight: Float64Array,
  isOpen: Uint8Array,
  kept: number,
  taken: number,
): void {
  const count = isOpen.length;
  const [a, b] = [weight[kept] as number, weight[taken] as number];
  isOpen[taken] = 0;
  weight[kept] = a + b;
  for (let other = 0; other < count; other += 1) {
    const mean =
      (a * (likeness[kept * count + other] as number) +
        b * (likeness[taken * count + other] as number)) /
      (a + b);
    likeness[kept * count + other] = mean;
    likeness[other * count + kept] = mean;
  }
}
