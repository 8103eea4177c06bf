import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** What is known about the other end of a connection. */
export interface PeerHead {
  readonly headers: IncomingHttpHeaders;
  readonly socket: {
    readonly remoteAddress?: string | undefined;
    readonly localAddress?: string | undefined;
  };
}

/** What proxies add. Such a request comes from somebody else than the peer. */
const FORWARDED = [
  'cf-connecting-ip',
  'fly-client-ip',
  'forwarded',
  'true-client-ip',
  'via',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/** Networks whose peers count as near, in addition to this machine: `172.18.0.2/16` (the address may have host bits). */
export class NearNetworks {
  readonly #list = new BlockList();

  constructor(networks: readonly string[]) {
    this.#list.addSubnet('127.0.0.0', 8, 'ipv4');
    this.#list.addAddress('::1', 'ipv6');
    for (const network of networks) {
      const [address = '', prefix] = network.split('/');
      this.#list.addSubnet(address, Number(prefix), familyOf(address));
    }
  }

  /** Whether a request was sent on this machine or in one of the networks, and not passed on by a proxy there. */
  includesSenderOf({ headers, socket }: PeerHead): boolean {
    if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
    const peer = plain(socket.remoteAddress);
    if (isIP(peer) === 0) return false;
    // Both ends of a connection have the same address only if both are on this machine.
    return peer === plain(socket.localAddress) || this.#list.check(peer, familyOf(peer));
  }
}

/** An address without its zone; an IPv4 address without its form in IPv6 (`::ffff:127.0.0.1`). */
function plain(address = ''): string {
  return address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
