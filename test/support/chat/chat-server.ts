import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { bundleForBrowser } from '../../../scripts/browser-script.mjs';
import type { WebAssets } from '../../../services/bot/functions/chat/routes/page.ts';
import type { ChatFixture } from './chat-fixture.ts';
import type { HttpRequest } from './function-url.ts';

const WEB = fileURLToPath(new URL('../../../services/bot/chat-page/', import.meta.url));
const DOCUMENT_STYLE = new URL(
  '../../../services/bot/functions/chat/documents/document.css',
  import.meta.url,
);

/** Builds the page and its script, as in the product. */
export async function realAssets(): Promise<WebAssets> {
  return {
    page: await readFile(`${WEB}page.html`, 'utf8'),
    scripts: {
      '/support-chat.js': await bundle('support-chat.ts', 'iife'),
      '/support-chat-handoff.js': await bundle('handoff/main.ts', 'esm'),
    },
    documentStyle: await readFile(DOCUMENT_STYLE, 'utf8'),
  };
}

const bundle = (file: string, format: 'esm' | 'iife'): Promise<string> =>
  bundleForBrowser(esbuild, `${WEB}${file}`, undefined, undefined, format);

export interface ChatServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a chat function over HTTP, as a function URL does. */
export async function startChatServer(chat: Pick<ChatFixture, 'ask'>): Promise<ChatServer> {
  const server = createServer(async (request, response) => {
    try {
      const { status, headers, body } = await chat.ask(await toHttpRequest(request));
      response.writeHead(status, headers).end(body);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
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

async function toHttpRequest(request: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: request.headers as Record<string, string>,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks).toString() }),
  };
}
