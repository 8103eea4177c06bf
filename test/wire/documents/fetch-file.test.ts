import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchFile } from '../../../services/devkit/documents/snapshot/fetch-file.ts';

let server: Server;
let base: string;
let port: number;
const seen: string[] = [];

const ROUTES: Readonly<Record<string, RequestListener>> = {
  '/page': (_, response) =>
    response.setHeader('content-type', 'Text/HTML; charset=utf-8').end('<p>a</p>'),
  '/gzip': (_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync('unpacked')),
  '/bomb': (_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(3_000_000))),
  '/torn': (_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync('unpacked').subarray(0, 12)),
  '/large': (_, response) => response.end(Buffer.alloc(1_500_000)),
  '/missing': (_, response) => response.writeHead(404).end(),
  '/slow': (_, response) => void response.write('a'),
  '/moved': (_, response) => response.writeHead(302, { location: 'page' }).end(),
  '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
  '/inside': (_, response) =>
    response.writeHead(302, { location: `http://127.0.0.2:${port}/page` }).end(),
  '/inside-by-name': (_, response) =>
    response.writeHead(302, { location: `http://localhost:${port}/page` }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.headers.host} ${request.url}`);
    ROUTES[request.url ?? '']?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  port = (server.address() as AddressInfo).port;
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The public internet of the test is one address. */
const isAllowed = (address: string): boolean => address === '127.0.0.1';
const options = { maxBytes: 1024 * 1024, timeoutMs: 20_000, isAllowed };
const get = (path: string, given: Partial<typeof options> = {}) =>
  fetchFile(new URL(path, base), { ...options, ...given });

describe('fetching a file', () => {
  it('returns its bytes, its type and where it came from', async () => {
    const { bytes, type, url } = await get('/moved');

    expect(Buffer.from(bytes).toString()).toBe('<p>a</p>');
    expect(type).toBe('text/html; charset=utf-8');
    expect(url.pathname).toBe('/page');
  });

  it('unpacks it', async () => {
    expect(Buffer.from((await get('/gzip')).bytes).toString()).toBe('unpacked');
  });

  it.each([
    ['/large', 'is larger than 1 MB'],
    ['/bomb', 'is larger than 1 MB'],
    ['/torn', "can't be had"],
    ['/missing', 'answers 404'],
    ['/round', 'redirects more than 5 times'],
    ['/file', 'is neither http nor https'],
    ['ftp://127.0.0.1/page', 'is neither http nor https'],
  ])('refuses %s: it %s', async (path, reason) => {
    await expect(get(path)).rejects.toThrow(reason);
  });

  it('ends when it takes too long', async () => {
    await expect(get('/slow', { timeoutMs: 50 })).rejects.toThrow('takes too long');
  });

  it.each(['/inside', '/inside-by-name'])(
    'connects to no private address that %s redirects to',
    async (path) => {
      // A name may have several addresses, all of which must be allowed: localhost is one that is not, here.
      const strict = path === '/inside' ? isAllowed : () => false;
      seen.length = 0;

      const fetched = path === '/inside' ? get(path) : get(path, { isAllowed: byName(strict) });

      await expect(fetched).rejects.toThrow('is at a private address');
      expect(seen).toStrictEqual([`127.0.0.1:${port} ${path}`]);
    },
  );
});

/** Allows the first connection, which is to an address, and asks of the others. */
function byName(isAllowedLater: (address: string) => boolean): (address: string) => boolean {
  let calls = 0;
  return (address) => {
    calls += 1;
    return calls === 1 || isAllowedLater(address);
  };
}
