import { type AddressedHead, isAddress, namedHosts, nameOf } from './host-names.ts';
import { NearNetworks, type PeerHead } from './peers.ts';

export interface AccessOptions {
  /** Names of this server, in lower case, in addition to `localhost` and to plain addresses. */
  readonly hosts?: readonly string[];
  /** Networks whose peers need no secret, such as `172.18.0.2/16`. This machine's never do. */
  readonly networks?: readonly string[];
  /** Origins that are trusted in addition to those on this machine. */
  readonly origins?: readonly string[];
  /** Whether callers have to know a secret. Then they may come from anywhere. */
  readonly needsSecret?: boolean;
}

/** Which requests a port answers by where they come from and what they are addressed to, whatever their signature. */
export interface HttpAccess {
  /**
   * Whether a request is meant for this server, by every name that it has for it. A page of another site that has
   * rebound its own name to an address of this server sends that name. An address can't be rebound, and is how the
   * neighbors of a container reach it.
   */
  answersTo(head: AddressedHead): boolean;
  /** Whether a request is addressed to a name below `localhost`. No name server answers for those (RFC 6761). */
  isBelowLocalhost(head: AddressedHead): boolean;
  /** Whether a request may come from where it does. */
  admitsPeer(head: PeerHead): boolean;
  /** Whether the pages of an origin are trusted: it is on this machine, or in the configuration. */
  trustsOrigin(origin: string): boolean;
}

/** Creates the rules of a port; by default, only this machine may come. */
export function createHttpAccess(options: AccessOptions = {}): HttpAccess {
  const { hosts = [], networks = [], origins = [], needsSecret = false } = options;
  const near = new NearNetworks(networks);
  const isOurs = (name: string) => isAddress(name) || name === 'localhost' || hosts.includes(name);
  const allAre = (head: AddressedHead, test: (name: string) => boolean) => {
    const names = namedHosts(head).map(nameOf);
    return names.length > 0 && names.every(test);
  };
  return {
    answersTo: (head) => allAre(head, isOurs),
    isBelowLocalhost: (head) => allAre(head, (name) => name.endsWith('.localhost')),
    admitsPeer: (head) => needsSecret || near.includesSenderOf(head),
    trustsOrigin: (origin) => isLoopbackOrigin(origin) || origins.includes(origin),
  };
}

/** Not the names below `localhost`: other programs of this machine may serve strangers' pages there. */
function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.origin !== origin) return false;
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
}
