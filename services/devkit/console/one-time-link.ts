import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The token in the address that `support-bot console` prints. It opens the console once, for the browser that comes first:
 * an address stays in histories and on screens, where somebody else may find it.
 */
export class OneTimeLink {
  #token: string | undefined;

  constructor(token: string) {
    this.#token = token;
  }

  /** Uses the token up. Returns whether it was the right one; takes the same time for every text. */
  redeem(text: string): boolean {
    if (this.#token === undefined || !isSame(text, this.#token)) return false;
    this.#token = undefined;
    return true;
  }
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
