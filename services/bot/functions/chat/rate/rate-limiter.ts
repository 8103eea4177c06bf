import { createHash } from 'node:crypto';
import type { JsonObjects } from '../../../helpdesk/conversations/json-objects.ts';
import { Problem } from '../http/problem.ts';
import { isOpen, type RateLimit, type RateWindow, takeBlock } from './rate-window.ts';

export interface RateLimiter {
  /** Counts a request of `key`. Throws a Problem 429 with `Retry-After` when its window is full. */
  admit(limit: RateLimit, key: string): Promise<void>;
}

/** What this process took from a window and has not let in yet. */
interface Share {
  readonly window: RateWindow;
  left: number;
}

const ATTEMPTS = 3;
const MAX_SHARES = 10_000;

/**
 * Rate windows as `state/<kind>/<sha256(key)>.json`, counted by conditional writes, a block of requests at a time.
 * A request that loses the race three times is let in uncounted: a busy moment must not shut people out.
 */
export function rateLimiter(objects: JsonObjects, now: () => Date): RateLimiter {
  const shares = new Map<string, Share>();

  function hasShare(path: string): boolean {
    const share = shares.get(path);
    if (share === undefined || share.left === 0 || !isOpen(share.window, now())) return false;
    share.left -= 1;
    return true;
  }

  return {
    async admit(limit, key) {
      const path = `state/${limit.kind}/${createHash('sha256').update(key).digest('hex')}.json`;
      if (hasShare(path)) return;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const found = await objects.read(path);
        const verdict = takeBlock(limit, found?.value as RateWindow | undefined, now());
        if (!('window' in verdict)) throw tooManyRequests(verdict.retryAfterSeconds);
        if ((await objects.write(path, verdict.window, found?.etag)) === undefined) continue;
        if (shares.size >= MAX_SHARES) shares.clear();
        shares.set(path, { window: verdict.window, left: verdict.taken - 1 });
        return;
      }
    },
  };
}

function tooManyRequests(seconds: number): Problem {
  const detail = `That was a lot at once. Please try again in ${seconds} seconds.`;
  const headers = { 'retry-after': String(seconds) };
  return new Problem(429, 'Too many requests', detail, { headers });
}
