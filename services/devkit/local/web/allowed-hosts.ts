import { isIP } from 'node:net';

/**
 * Whether a request is meant for this server, by its Host. A page of another site that rebinds its own name to an address
 * of this server sends that name, and is refused: the console shows mails and tickets. An address can't be rebound, and
 * is how the neighbours of a container reach it.
 */
export function isAllowedHost(host: string | undefined, allowedHosts: readonly string[]): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return isAddress(name) || name === 'localhost' || allowedHosts.includes(name);
}

/** Whether a Host is an address; an IPv6 one is in brackets: https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2 */
function isAddress(name: string): boolean {
  return isIP(name) === 4 || isIP(/^\[(.*)\]$/.exec(name)?.[1] ?? '') === 6;
}
