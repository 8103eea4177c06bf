import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser sent a request for a page: a script, a form, an image, a link. False for programs, and for an
 * address that a person has typed.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isFromPage(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return headers.origin !== undefined || (site !== undefined && site !== 'none');
}
