import type { Environment } from '../environment.ts';

export interface RequestTrackerConfig {
  /** The base URL of Request Tracker, without `/REST/2.0`. */
  readonly url: string;
  /** An authentication token of a user that may see the tickets (RT 5: "Auth Tokens"). */
  readonly token: string;
}

/** Reads where Request Tracker is; undefined if it is not to be asked. Throws an Error that names what is wrong. */
export function requestTrackerIn(environment: Environment): RequestTrackerConfig | undefined {
  const url = environment.RT_URL?.trim() ?? '';
  const token = environment.RT_TOKEN?.trim() ?? '';
  if (url === '' && token === '') return undefined;
  if (url === '' || token === '') {
    throw new Error('support-bot: RT_URL and RT_TOKEN must be set together, or neither.');
  }
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error(`support-bot: RT_URL must be a URL (got "${url}").`);
  }
  return { url, token };
}
