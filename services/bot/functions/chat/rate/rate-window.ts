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
  /** How many requests a process takes from the window at once, to admit them without a write for each. */
  readonly block: number;
}

export type Verdict =
  | { readonly taken: number; readonly window: RateWindow }
  | { readonly retryAfterSeconds: number };

/** Takes a block of requests, or the rest, from a fixed window. If it is full, returns when the next one starts. */
export function takeBlock(limit: RateLimit, window: RateWindow | undefined, now: Date): Verdict {
  const current = window !== undefined && isOpen(window, now) ? window : newWindow(limit, now);
  const taken = Math.min(limit.block, limit.max - current.count);
  if (taken > 0) return { taken, window: { ...current, count: current.count + taken } };
  const leftMs = Date.parse(current.expiresAt) - now.getTime();
  return { retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1000)) };
}

export function isOpen({ expiresAt }: RateWindow, now: Date): boolean {
  return now.getTime() < Date.parse(expiresAt);
}

function newWindow({ windowSeconds }: RateLimit, now: Date): RateWindow {
  return { count: 0, expiresAt: new Date(now.getTime() + windowSeconds * 1000).toISOString() };
}
