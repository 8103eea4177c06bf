const FIRST_MS = 500;
const MOST_MS = 15_000;

/** Returns how long to wait before another attempt: twice as long each time, up to 15 seconds. `attempt` begins at 0. */
export function backOff(attempt: number): number {
  return Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
}
