import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  /** Another site than 127.0.0.1. */
  readonly origin: string;
  /** What each request is answered with. */
  show(html: string): void;
  close(): Promise<void>;
}

/** Serves one page of another site, without any policy of its own, on a free port. */
export async function startPageServer(): Promise<PageServer> {
  let page = '<!doctype html><title>Another page</title>';
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    show: (html) => {
      page = html;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
