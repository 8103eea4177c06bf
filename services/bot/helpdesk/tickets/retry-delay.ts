import type { ProblemKind } from './mail-not-sent-error.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONGEST = 6 * HOUR;
/** The first delay, which doubles with each attempt that failed. What is refused is not taken soon. */
const FIRST: Readonly<Record<'failed' | 'refused', number>> = { failed: 5 * MINUTE, refused: HOUR };
/** Says nothing about the ticket, so it does not grow. */
const SAME: Readonly<Record<'throttled' | 'quota', number>> = {
  throttled: 5 * MINUTE,
  quota: HOUR,
};
/** Tickets that failed together are tried again up to a fifth earlier, not all at once. Our choice. */
const SPREAD = 0.2;

/**
 * Returns how long a ticket waits for its next attempt, in milliseconds: after failures 5, 10, 20, 40 … minutes, after refusals
 * 1, 2, 4 … hours, up to 6 hours. `attempts` counts the failed ones, from 1. `random` is in [0, 1); 0 is the whole delay.
 */
export function retryDelay(kind: ProblemKind, attempts: number, random: number): number {
  const whole =
    kind === 'failed' || kind === 'refused'
      ? Math.min(LONGEST, FIRST[kind] * 2 ** Math.max(0, attempts - 1))
      : SAME[kind];
  return Math.round(whole * (1 - SPREAD * random));
}
