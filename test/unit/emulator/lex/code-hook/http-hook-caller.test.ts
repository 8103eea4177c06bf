import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpHookCaller } from '../../../../../services/emulator/lex/code-hook/http-hook-caller.ts';
import { refusal } from '../support/talk.ts';

const ARN = 'arn:aws:lambda:ca-central-1:000000000000:function:pizza-hook';

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
}

let server: Server;
let base: string;
let answer: Answer;
let asked: { path: string | undefined; body: string }[];

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    asked.push({ path: request.url, body: await bodyOf(request) });
    response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function call() {
  return new HttpHookCaller(new Map([[ARN, `${base}/`]])).call(ARN, 'alias', '{"a":1}');
}

describe('calling a hook by HTTP', () => {
  it('invokes the function as Lambda is invoked', async () => {
    answer = { body: '{"ok":true}' };

    expect(await call()).toStrictEqual({ kind: 'payload', text: '{"ok":true}' });
    expect(asked).toStrictEqual([
      { path: '/2015-03-31/functions/pizza-hook/invocations', body: '{"a":1}' },
    ]);
  });

  it('reports that the function failed', async () => {
    answer = { headers: { 'x-amz-function-error': 'Unhandled' }, body: '{"errorMessage":"boom"}' };

    expect(await call()).toStrictEqual({
      kind: 'functionError',
      errorType: 'Unhandled',
      text: '{"errorMessage":"boom"}',
    });
  });

  it.each([
    { status: 429, code: 'ThrottlingException' },
    { status: 500, code: 'BadGatewayException' },
  ])('passes $status on as $code', async ({ status, code }) => {
    answer = { status, body: '' };

    expect((await refusal(call())).code).toBe(code);
  });

  it('says what it got if that is no answer of Lambda', async () => {
    answer = { status: 404, body: 'nothing here' };

    expect(await call()).toStrictEqual({
      kind: 'unreachable',
      reason: 'Invalid Lambda Response: Lambda answered 404',
    });
  });

  it('takes no answer that is longer than Lambda may give', async () => {
    answer = { body: 'x'.repeat(6_291_457) };

    expect(await call()).toMatchObject({ kind: 'unreachable' });
  });

  it('names a function that it knows no endpoint of', async () => {
    const caller = new HttpHookCaller(new Map([[ARN, base]]));

    expect(await caller.call('arn:other', 'alias', '{}')).toMatchObject({
      kind: 'unreachable',
      reason: `Invalid Lambda Response: no endpoint is known for arn:other (known: ${ARN})`,
    });
  });

  it('says that nobody listens', async () => {
    const caller = new HttpHookCaller(new Map([[ARN, 'http://127.0.0.1:1']]));

    const reply = await caller.call(ARN, 'alias', '{}');

    expect(reply.kind).toBe('unreachable');
    expect(JSON.stringify(reply)).toContain("can't be reached");
  });
});
