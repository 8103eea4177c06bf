/** The number of requests admitted in a window of time. */
export interface RateWindow {
  readonly count: number;
  /** When the next window begins, ISO 8601. */
  readonly expiresAt: string;
}

export interface RateLimit {
  /** Distinguishes counters that have the same key. */
  readonly kind: string;
  readonly max: number;
  readonly windowSeconds: number;
  /** The most requests that a process takes from the window at once, to admit them without a write for each. */
  readonly block: number;
  /** How many it takes first; each next time twice as many. */
  readonly firstBlock: number;
}

export type Verdict =
  | { readonly taken: number; readonly window: RateWindow }
  | { readonly fullWindow: RateWindow };

/**
 * Takes so many requests, at most a block or the rest, from a fixed window. Returns the window if it is
 * full.
 */
export function takeBlock(
  limit: RateLimit,
  window: RateWindow | undefined,
  now: Date,
  wanted: number = limit.block,
): Verdict {
  const current = window !== undefined && isOpen(window, now) ? window : newWindow(limit, now);
  const taken = Math.min(wanted, limit.block, limit.max - current.count);
  if (taken > 0) return { taken, window: { ...current, count: current.count + taken } };
  return { fullWindow: current };
}

/** Returns the whole seconds until the next window, at least 1. */
export function secondsUntilNext({ expiresAt }: RateWindow, now: Date): number {
  return Math.max(1, Math.ceil((Date.parse(expiresAt) - now.getTime()) / 1000));
}

export function isOpen({ expiresAt }: RateWindow, now: Date): boolean {
  return now.getTime() < Date.parse(expiresAt);
}

function newWindow({ windowSeconds }: RateLimit, now: Date): RateWindow {
  return { count: 0, expiresAt: new Date(now.getTime() + windowSeconds * 1000).toISOString() };
}
