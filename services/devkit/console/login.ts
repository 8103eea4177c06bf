import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../base/clock.ts';

const COOKIE = 'support-bot-console';
/** Browsers send a cookie to all ports of a host: consoles side by side need names of their own. */
const COOKIE_NAME = /^[a-z][\w-]{0,60}$/;
const SECONDS = 12 * 3600;

/**
 * Who has logged in to the console. A login is a cookie that the token has signed: nothing is kept, and another token
 * ends all logins.
 */
export class ConsoleLogin {
  readonly #token: string;
  readonly #clock: Clock;
  readonly #cookie: string;

  /** Throws Error if the name of the cookie is not one. */
  constructor(token: string, clock: Clock, cookieName = COOKIE) {
    if (!COOKIE_NAME.test(cookieName)) throw new Error(`not the name of a cookie: ${cookieName}`);
    this.#token = token;
    this.#clock = clock;
    this.#cookie = cookieName;
  }

  /** Whether a text is the token. Takes the same time for every text. */
  isToken(text: string): boolean {
    return isSame(text, this.#token);
  }

  /** Whether a request has a valid cookie, or the token as Bearer or as the password of Basic. */
  admits({ authorization = '', cookie = '' }: IncomingHttpHeaders): boolean {
    const [, scheme = '', value = ''] = /^(\w+) +(.+)$/.exec(authorization) ?? [];
    if (/^bearer$/i.test(scheme)) return this.isToken(value);
    if (/^basic$/i.test(scheme)) return this.isToken(passwordIn(value));
    return cookie.split(/; */).some((pair) => this.#isLogin(pair));
  }

  /** Returns the value of Set-Cookie for somebody who knows the token. */
  cookie(isSecure: boolean): string {
    const expires = String(Math.floor(this.#clock.now().getTime() / 1000) + SECONDS);
    const attributes = `Path=/console; Max-Age=${SECONDS}; HttpOnly; SameSite=Strict`;
    return `${this.#cookie}=${expires}.${this.#sign(expires)}; ${attributes}${isSecure ? '; Secure' : ''}`;
  }

  #isLogin(pair: string): boolean {
    const [, expires = '', signature = ''] =
      new RegExp(`^${this.#cookie}=(\\d{1,12})\\.([\\w-]+)$`).exec(pair) ?? [];
    const isSigned = isSame(signature, this.#sign(expires));
    return isSigned && Number(expires) * 1000 > this.#clock.now().getTime();
  }

  #sign(expires: string): string {
    return createHmac('sha256', this.#token).update(`console login ${expires}`).digest('base64url');
  }
}

function passwordIn(basic: string): string {
  const text = Buffer.from(basic, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
