import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import {
  finishedTurns,
  openSession,
  openSessionPatiently,
  RefusedChat,
} from '../../../../chaos/workloads/chat-api.ts';

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

test('a new chat that is refused says why, and ends with the status', async () => {
  const refused = await openSession(await startChat(429)).catch((error: Error) => error);

  expect(refused).toMatchObject({ status: 429, retryAfterMs: 0 });
  expect((refused as Error).message).toMatch(/"turns".* was answered with 429$/);
});

test('a patient client waits as long as it is asked to, and no patience is used up by it', async () => {
  const answers = [new RefusedChat(429, 'later', 240_000), new RefusedChat(503, 'busy', undefined)];
  const waits: number[] = [];
  const open = async () => {
    const answer = answers.shift();
    if (answer) throw answer;
    return 'a chat';
  };

  const chat = await openSessionPatiently(open, 1_000, async (ms) => void waits.push(ms));

  expect([chat, waits]).toStrictEqual(['a chat', [240_000, 500]]);
});

test('a client without patience left reports the last refusal', async () => {
  const open = () => Promise.reject(new RefusedChat(502, 'broken', undefined));

  await expect(openSessionPatiently(open, -1)).rejects.toMatchObject({ status: 502 });
});
