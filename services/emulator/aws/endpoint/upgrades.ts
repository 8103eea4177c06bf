import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HttpAccess } from '../../../base/http/access.ts';
import type { KeptConnections } from '../service.ts';
import { receive } from './wire-request.ts';

/** Finds what keeps the connections that are opened on a path. */
export type FindKeptConnections = (path: string) => KeptConnections | undefined;

export interface UpgradeDeps {
  readonly access: HttpAccess;
  readonly find: FindKeptConnections;
  /** Called before a connection is handed over: from then on, its keeper decides how long it stays open. */
  readonly release: (socket: Socket) => void;
}

/**
 * Hands WebSockets over to the service that keeps them. A request that asks for another protocol (curl and Java offer
 * HTTP/2 with every first request) is read again without its wish, and answered like any other.
 */
export function watchUpgrades(http1: Server, deps: UpgradeDeps): void {
  http1.on('upgrade', (incoming, duplex, head) => {
    // The server is given plain TCP connections only.
    const socket = duplex as Socket;
    if (incoming.headers.upgrade?.toLowerCase() === 'websocket') {
      openKept(deps, incoming, socket, head);
    } else {
      socket.unshift(Buffer.concat([headWithoutUpgrade(incoming), head]));
      http1.emit('connection', socket);
      process.nextTick(() => socket.resume());
    }
  });
}

function openKept(
  deps: UpgradeDeps,
  incoming: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void {
  // A server that has let go of a socket does not listen to its errors any more.
  socket.on('error', () => socket.destroy());
  const isOurs = deps.access.answersTo(incoming);
  const kept = isOurs ? deps.find(receive(incoming).request.path) : undefined;
  if (kept) {
    deps.release(socket);
    kept.accept(incoming, socket, head);
  } else refuseUpgrade(socket, isOurs ? 404 : 421);
}

/** Answers a request for a connection with an HTTP status, and closes it. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  const reason = STATUS_CODES[status] ?? '';
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function headWithoutUpgrade({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!/^(?:upgrade|connection|http2-settings)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
