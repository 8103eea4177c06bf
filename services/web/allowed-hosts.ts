const LOCAL = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether a request was meant for this server, by its Host. A page of another site that rebinds its own name to 127.0.0.1
 * sends that name, and gets nothing: the console shows mails and tickets.
 */
export function isAllowedHost(host: string | undefined, allowedHosts: readonly string[]): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return LOCAL.includes(name) || allowedHosts.includes(name);
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
