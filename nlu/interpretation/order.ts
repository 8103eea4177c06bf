/**
 * Returns the indices of numbers in descending order of the numbers, ties by index. A merge sort
 * over typed arrays: calling a comparison function would cost more than the rest of ranking.
 */
export function descending(numbers: Float64Array): Int32Array {
  let from = new Int32Array(numbers.length);
  for (let place = 0; place < from.length; place++) from[place] = place;
  let into = new Int32Array(numbers.length);
  for (let width = 1; width < numbers.length; width *= 2) {
    for (let start = 0; start < numbers.length; start += 2 * width) {
      merge(numbers, from, into, start, width);
    }
    [from, into] = [into, from];
  }
  return from;
}

/** Merges two adjacent runs of sorted indices, each at most `width` long. */
function merge(
  numbers: Float64Array,
  from: Int32Array,
  into: Int32Array,
  start: number,
  width: number,
): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(middle + width, from.length);
  let left = start;
  let right = middle;
  for (let place = start; place < end; place++) {
    const isLeft =
      right >= end || (left < middle && numbers[from[left]!]! >= numbers[from[right]!]!);
    into[place] = isLeft ? from[left++]! : from[right++]!;
  }
}
