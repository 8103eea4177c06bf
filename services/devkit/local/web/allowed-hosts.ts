import { isIP } from 'node:net';

/**
 * Whether a request was meant for this server, by its Host. A page of another site that rebinds its own name to an address
 * of this server sends that name, and gets nothing: the console shows mails and tickets. An address can't be rebound, and is
 * how a container is reached by its neighbours.
 */
export function isAllowedHost(host: string | undefined, allowedHosts: readonly string[]): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return isAddress(name) || name === 'localhost' || allowedHosts.includes(name);
}

/** Of a Host, where an IPv6 address stands in brackets; https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2 */
function isAddress(name: string): boolean {
  return isIP(name) === 4 || isIP(/^\[(.*)\]$/.exec(name)?.[1] ?? '') === 6;
}

/**
 * Whether a request that changes something comes from a page of this server, or from no page at all.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isSameOrigin(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return typeof origin === 'string' && URL.canParse(origin) && new URL(origin).host === host;
}
