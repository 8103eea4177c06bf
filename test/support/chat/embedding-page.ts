import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EmbeddingPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page of another site with this in its body. */
export async function startEmbeddingPage(body: (url: string) => string): Promise<EmbeddingPage> {
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host}`;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><head><title>Library</title><meta name="viewport" content="width=device-width"></head><body><main><h1>Library</h1><a id="page-link" href="#x">A link of the page</a></main>${body(url)}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
