import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import { createServer, type Server as NetServer, type Socket } from 'node:net';
import type { IdleConnections, WatchedConnection } from './idle-connections.ts';
import { type UpgradeDeps, watchUpgrades } from './upgrades.ts';

// The start of the HTTP/2 connection preface, and of no HTTP/1.1 method.
const HTTP2_PREFACE = 'PRI';
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * Creates one server for HTTP/1.1 and for HTTP/2 with prior knowledge: the JavaScript clients of Lex and Polly speak the
 * latter even to an http:// address. The first bytes of a connection decide which protocol it is.
 */
export function createListener(
  handler: RequestListener,
  idle: IdleConnections,
  upgrades: Omit<UpgradeDeps, 'release'>,
): Server {
  const http1 = createHttpServer({ maxHeaderSize: MAX_HEADER_BYTES }, handler);
  const http2 = createHttp2Server(
    { settings: { maxHeaderListSize: MAX_HEADER_BYTES }, maxSessionMemory: 64 },
    handler as never,
  );
  const sockets = new Set<Socket>();
  const connections = new WeakMap<Socket, WatchedConnection>();
  http1.prependListener('request', ({ socket }, response) =>
    connections.get(socket)?.requestStarted(response),
  );
  watchUpgrades(http1, {
    ...upgrades,
    release: (socket) => connections.get(socket)?.release(),
  });
  const openSession = watchSessions(http2);
  const listener = createServer((socket) => {
    sockets.add(socket);
    const connection = idle.watch(socket);
    connections.set(socket, connection);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      const isHttp2 = first.toString('latin1', 0, 3) === HTTP2_PREFACE;
      if (isHttp2) openSession(socket, connection);
      else http1.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  http2.on('sessionError', () => {});
  return asHttpServer(listener, http1, sockets);
}

/**
 * Reports the requests of each session to its connection, and ends the stream of a request that was answered before its
 * body had arrived. Returns what begins a session on a connection.
 */
function watchSessions(http2: Http2Server) {
  const connections = new WeakMap<ServerHttp2Session, WatchedConnection>();
  let beginning: WatchedConnection | undefined;
  // Emitted while the connection is handed over.
  http2.on('session', (session) => {
    if (beginning) connections.set(session, beginning);
  });
  http2.prependListener('request', (request: Http2ServerRequest, response: Http2ServerResponse) => {
    const { stream } = request;
    if (stream.session) {
      const session = stream.session as ServerHttp2Session;
      connections.get(session)?.requestStarted(response);
    }
    stream.once('finish', () => {
      if (!stream.endAfterHeaders && !request.complete) stream.close();
    });
  });
  return (socket: Socket, connection: WatchedConnection): void => {
    beginning = connection;
    http2.emit('connection', socket);
    beginning = undefined;
  };
}

/** Adds the few members of an HTTP server that Fastify calls to a plain listener. */
function asHttpServer(listener: NetServer, http1: Server, sockets: ReadonlySet<Socket>): Server {
  const closeAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return Object.assign(listener, {
    setTimeout: () => listener,
    closeIdleConnections: () => http1.closeIdleConnections(),
    closeAllConnections: closeAll,
    keepAliveTimeout: 72_000,
    requestTimeout: 0,
    timeout: 0,
    maxRequestsPerSocket: 0,
    headersTimeout: 60_000,
  }) as unknown as Server;
}
