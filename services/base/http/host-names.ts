import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** What a request says about the server that it is meant for. */
export interface AddressedHead {
  /** As received: a path, or in absolute form a whole URL. */
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn; the headers keep only the first of two Hosts. */
  readonly rawHeaders?: readonly string[];
}

/**
 * Returns every name that a request has for its server, with ports: each Host, HTTP/2's `:authority`, and the host of a
 * target in absolute form, which a server must believe more than Host.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
export function namedHosts({ url = '', headers, rawHeaders = [] }: AddressedHead): string[] {
  const inTarget = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  const kept = [headers.host, headers[':authority']];
  const raw = rawHeaders.filter(
    (_value, at) => at % 2 === 1 && /^(?:host|:authority)$/i.test(rawHeaders[at - 1] ?? ''),
  );
  return [inTarget, ...kept, ...raw].filter((name) => typeof name === 'string');
}

/** Returns a target's path and query, also if it is in absolute form: `http://localhost/a?b` is `/a?b`. */
export function originForm(url: string): string {
  const rest = /^https?:\/\/[^/?#]*(.*)$/i.exec(url)?.[1];
  if (rest === undefined) return url;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Returns the name of a Host without its port, in lower case. */
export function nameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** Whether a name is an address, which can't be rebound; an IPv6 one is in brackets: RFC 3986, section 3.2.2. */
export function isAddress(name: string): boolean {
  return isIP(name) === 4 || isIP(/^\[(.*)\]$/.exec(name)?.[1] ?? '') === 6;
}
