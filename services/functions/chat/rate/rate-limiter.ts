import { createHash } from 'node:crypto';
import type { JsonObjects } from '../../../helpdesk/conversations/json-objects.ts';
import { Problem } from '../http/problem.ts';
import { countRequest, type RateLimit, type RateWindow } from './rate-window.ts';

export interface RateLimiter {
  /** Counts a request of `key`. Throws a Problem 429 with `Retry-After` when its window is full. */
  admit(limit: RateLimit, key: string): Promise<void>;
}

const ATTEMPTS = 3;

/**
 * Rate windows as `state/<kind>/<sha256(key)>.json`, counted by conditional writes. A request that loses the race
 * three times is let in uncounted: a busy moment must not shut people out.
 */
export function rateLimiter(objects: JsonObjects, now: () => Date): RateLimiter {
  return {
    async admit(limit, key) {
      const path = `state/${limit.kind}/${createHash('sha256').update(key).digest('hex')}.json`;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const found = await objects.read(path);
        const verdict = countRequest(limit, found?.value as RateWindow | undefined, now());
        if (!verdict.admitted) throw tooManyRequests(verdict.retryAfterSeconds);
        if ((await objects.write(path, verdict.window, found?.etag)) !== undefined) return;
      }
    },
  };
}

function tooManyRequests(seconds: number): Problem {
  const detail = `That was a lot at once. Please try again in ${seconds} seconds.`;
  return new Problem(429, 'Too many requests', detail, {
    headers: { 'retry-after': String(seconds) },
  });
}
