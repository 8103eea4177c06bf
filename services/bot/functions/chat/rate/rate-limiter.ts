import { stateKey } from '../../../helpdesk/conversations/conversation-key.ts';
import type { JsonObjects } from '../../../helpdesk/conversations/json-objects.ts';
import { Problem } from '../http/problem.ts';
import {
  isOpen,
  type RateLimit,
  type RateWindow,
  secondsUntilNext,
  takeBlock,
} from './rate-window.ts';

export interface RateLimiter {
  /** Counts a request under `key`. Throws a Problem 429 with `Retry-After` if the window is full. */
  admit(limit: RateLimit, key: string): Promise<void>;
}

/** A block of requests that this process has taken from a window, and how many of them are unused. */
interface Block {
  readonly window: RateWindow;
  readonly taken: number;
  left: number;
  /** Whether nobody can take more of the window: a flood is refused without asking the store. */
  readonly isLast?: boolean;
}

const MAX_ATTEMPTS = 3;
const MAX_BLOCKS = 10_000;

/**
 * Keeps rate windows as `state/rate/<sha256(kind:key)>.json` and counts with conditional writes, a block of requests at a
 * time. Blocks grow from a first small one: a process that ends takes few unused requests with it, so that many
 * short-lived ones can't use up the window of a campus. A request that loses the race three times is admitted uncounted: a
 * busy moment must not lock people out.
 */
export class StoredRateLimiter implements RateLimiter {
  readonly #objects: JsonObjects;
  readonly #now: () => Date;
  readonly #blocks = new Map<string, Block>();

  constructor(objects: JsonObjects, now: () => Date) {
    this.#objects = objects;
    this.#now = now;
  }

  async admit(limit: RateLimit, key: string): Promise<void> {
    const path = stateKey('rate', `${limit.kind}:${key}`);
    if (this.#useBlock(path)) return;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      // A window that can't be read is begun again; if it could only not be read now, the write fails on its condition.
      const found = await this.#objects.read(path).catch(() => undefined);
      const wanted = this.#nextBlock(path, limit);
      const verdict = takeBlock(limit, found?.value as RateWindow | undefined, this.#now(), wanted);
      if ('fullWindow' in verdict) throw this.#refuse(path, verdict.fullWindow);
      const etag = await this.#objects.write(path, verdict.window, found?.etag);
      if (etag === undefined) continue;
      const { window, taken } = verdict;
      this.#keepBlock(path, { window, taken, left: taken - 1 });
      return;
    }
  }

  /** Uses one request of the block, if there is one left in an open window. Throws if the window is known to be full. */
  #useBlock(path: string): boolean {
    const block = this.#blocks.get(path);
    if (block === undefined || !isOpen(block.window, this.#now())) return false;
    if (block.isLast) throw this.#refuse(path, block.window);
    if (block.left === 0) return false;
    block.left -= 1;
    return true;
  }

  #refuse(path: string, window: RateWindow): Problem {
    this.#keepBlock(path, { window, taken: 0, left: 0, isLast: true });
    return tooManyRequests(secondsUntilNext(window, this.#now()));
  }

  #nextBlock(path: string, { firstBlock }: RateLimit): number {
    const block = this.#blocks.get(path);
    return block !== undefined && isOpen(block.window, this.#now()) ? 2 * block.taken : firstBlock;
  }

  #keepBlock(path: string, block: Block): void {
    if (this.#blocks.size >= MAX_BLOCKS) this.#blocks.clear();
    this.#blocks.set(path, block);
  }
}

function tooManyRequests(seconds: number): Problem {
  const detail = `That was a lot at once. Please try again in ${seconds} seconds.`;
  const headers = { 'retry-after': String(seconds) };
  return new Problem(429, 'Too many requests', detail, { headers });
}
