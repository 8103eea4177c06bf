/** A count of requests in a window of time. */
export interface RateWindow {
  readonly count: number;
  /** When the record means nothing any more, ISO 8601. */
  readonly expiresAt: string;
}

export interface RateLimit {
  /** What is counted, as in `state/<kind>/…`. */
  readonly kind: string;
  readonly max: number;
  readonly windowSeconds: number;
}

export type Verdict =
  | { readonly admitted: true; readonly window: RateWindow }
  | { readonly admitted: false; readonly retryAfterSeconds: number };

/** Counts one more request in its fixed window, or says in how many seconds the next window begins. */
export function countRequest(limit: RateLimit, window: RateWindow | undefined, now: Date): Verdict {
  const lengthMs = limit.windowSeconds * 1000;
  const current =
    window !== undefined && now.getTime() < Date.parse(window.expiresAt) ? window : undefined;
  if (current === undefined) {
    const expiresAt = new Date(now.getTime() + lengthMs).toISOString();
    return { admitted: true, window: { count: 1, expiresAt } };
  }
  if (current.count < limit.max) {
    return { admitted: true, window: { ...current, count: current.count + 1 } };
  }
  const leftMs = Date.parse(current.expiresAt) - now.getTime();
  return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1000)) };
}
