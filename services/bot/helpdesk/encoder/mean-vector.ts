/**
 * Returns the mean of the vectors of a text's tokens, made 1 long: what all-MiniLM-L6-v2 was trained to compare.
 * @param states The vectors of the tokens, one after the other.
 */
export function meanVector(states: Float32Array, tokens: number): Float32Array {
  const size = states.length / tokens;
  const sum = new Float32Array(size);
  for (let token = 0; token < tokens; token += 1)
    for (let at = 0; at < size; at += 1)
      sum[at] = (sum[at] ?? 0) + (states[token * size + at] ?? 0);
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length === 0 ? sum : sum.map((value) => value / length);
}
