/** One row of the table: what was measured, the goal, and the result. */
export interface Figure {
  readonly what: string;
  readonly goal: string;
  readonly seen: string;
}

/** Returns the value below which the given share of the samples is. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs something repeatedly, in sequence, and returns the time of each run in milliseconds, without the warm-up. */
export async function timesOf(
  count: number,
  warmUp: number,
  run: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let index = -warmUp; index < count; index += 1) {
    const began = performance.now();
    await run(index + warmUp);
    if (index >= 0) times.push(performance.now() - began);
  }
  return times;
}

/** `p50 0.31 ms, p99 1.20 ms` */
export function spread(times: readonly number[]): string {
  return `p50 ${percentile(times, 0.5).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms`;
}

/** The median of a few runs with minimum and maximum, which show the machine's noise. */
export function seconds(times: readonly number[]): string {
  const of = (share: number) => (percentile(times, share) / 1000).toFixed(2);
  return `${of(0.5)} s (${of(0)}–${of(1)}, ${times.length} runs)`;
}
