import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { createServer, type Server as NetServer, type Socket } from 'node:net';

// The start of the HTTP/2 connection preface, and of no HTTP/1.1 method.
const HTTP2_PREFACE = 'PRI';
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * Creates one server for HTTP/1.1 and for HTTP/2 with prior knowledge: the JavaScript clients of Lex and Polly speak the
 * latter even to an http:// address. The first bytes of a connection decide which protocol it is.
 */
export function createListener(handler: RequestListener): Server {
  const http1 = createHttpServer({ maxHeaderSize: MAX_HEADER_BYTES }, handler);
  const http2 = createHttp2Server(
    { settings: { maxHeaderListSize: MAX_HEADER_BYTES }, maxSessionMemory: 64 },
    handler as never,
  );
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      const isHttp2 = first.toString('latin1', 0, 3) === HTTP2_PREFACE;
      (isHttp2 ? http2 : http1).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  http2.on('sessionError', () => {});
  return asHttpServer(listener, http1, sockets);
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
