import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHttpAccess } from '../../../services/base/http/access.ts';
import { buildWebApp } from '../../../services/devkit/local/web/app.ts';
import { Health } from '../../../services/devkit/local/web/health.ts';
import { consoleOptions } from '../../support/console-options.ts';

const app = buildWebApp({
  health: new Health([]),
  access: createHttpAccess(),
  console: consoleOptions(),
  hasRoom: () => true,
  chat: async (scope) => {
    scope.all('/*', async () => 'answered');
  },
  timeouts: { headMs: 200, requestMs: 400, idleMs: 200, checkMs: 50 },
});
const opened: Socket[] = [];

beforeAll(() => app.listen({ host: '127.0.0.1', port: 0 }));
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
});
afterAll(() => app.close());

/** Opens a connection, and sends a letter whenever the last one has been sent. Resolves with what came, at its end. */
async function drip(start: string, letter: string): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  opened.push(socket);
  let text = '';
  socket.on('data', (piece) => {
    text += String(piece);
  });
  socket.on('error', () => {});
  socket.write(start);
  const dripping = setInterval(() => letter && socket.write(letter), 20);
  // `once` of node:events would reject with the error of a letter that met a closed connection.
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(dripping);
  return text;
}

describe('a client of the web side', () => {
  it.each([
    ['sends nothing', '', ''],
    ['never ends its head', 'POST /api/x HTTP/1.1\r\nhost: localhost\r\nx-a: ', 'a'],
    [
      'drips its body',
      'POST /api/x HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 100000\r\n\r\n',
      'a',
    ],
    [
      'drips the body of a request that is refused',
      'POST /console/x HTTP/1.1\r\nhost: evil.example\r\ncontent-length: 100000\r\n\r\n',
      'a',
    ],
  ])('loses its connection if it %s', async (_, start, letter) => {
    await drip(start, letter);
  });

  it('loses it if it is idle after an answer', async () => {
    expect(await drip('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n', '')).toContain('answered');
  });
});
