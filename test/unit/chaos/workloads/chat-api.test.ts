import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { finishedTurns } from '../../../../chaos/workloads/chat-api.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Serves the statuses one after the other, each with the turns of a chat. */
async function startChat(...statuses: readonly number[]): Promise<string> {
  const left = [...statuses];
  const server = createServer((_request, response) => {
    response.writeHead(left.shift() ?? 500, { 'retry-after': '0' });
    response.end('{"turns":[{"turn":1,"state":"done"},{"turn":2,"state":"working"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a chat that is read while the product is busy is read again', async () => {
  expect(await finishedTurns(await startChat(429, 429, 200), 'a-session')).toEqual([1]);
});

test('a chat that is refused is reported with the status', async () => {
  expect(await finishedTurns(await startChat(404), 'a-session')).toEqual({ status: 404 });
});
