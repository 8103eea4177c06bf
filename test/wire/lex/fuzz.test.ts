import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsEndpoint } from '../../support/aws-endpoint.ts';
import { pizza } from './support/bots.ts';
import { BOT_ID, lexBehindEndpoint, TEST_ALIAS } from './support/start-lex.ts';

const VALUES = [
  'null',
  'true',
  '1',
  '""',
  '"x"',
  '[]',
  '{}',
  '[null]',
  '{"a":null}',
  '"\\u0000"',
  '1e999',
];
const BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"text":"order a pizza"',
  ...VALUES.flatMap((value) => [
    `{"text":${value}}`,
    `{"text":"hello","sessionState":${value}}`,
    `{"text":"hello","requestAttributes":${value}}`,
    `{"text":"hello","sessionState":{"intent":${value}}}`,
    `{"text":"hello","sessionState":{"intent":{"name":"OrderPizza","slots":${value}}}}`,
    `{"text":"hello","sessionState":{"intent":{"name":"OrderPizza","slots":{"Size":${value}}}}}`,
    `{"text":"hello","sessionState":{"dialogAction":${value}}}`,
    `{"text":"hello","sessionState":{"activeContexts":${value}}}`,
    `{"text":"hello","sessionState":{"sessionAttributes":${value}}}`,
  ]),
];

let server: AwsEndpoint;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ server, close } = await lexBehindEndpoint({ bot: pizza() }));
});

afterAll(() => close());

/** Sends a body as it is, properly signed. */
async function send(body: string): Promise<{ status: number; message: string }> {
  const { endpoint, region, credentials } = server;
  const client = new LexRuntimeV2Client({ endpoint, region, credentials, maxAttempts: 1 });
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string; headers: Record<string, string> };
      request.body = body;
      request.headers['content-length'] = String(Buffer.byteLength(body));
      return next(args);
    },
    { step: 'build', priority: 'low' },
  );
  const ids = { botId: BOT_ID, botAliasId: TEST_ALIAS, localeId: 'en_US', sessionId: 'fuzz' };
  try {
    await client.send(new RecognizeTextCommand({ ...ids, text: 'replaced' }));
    return { status: 200, message: 'answered' };
  } catch (error) {
    const { message, $metadata } = error as {
      message: string;
      $metadata: { httpStatusCode: number };
    };
    return { status: $metadata.httpStatusCode, message };
  } finally {
    client.destroy();
  }
}

describe('Lex runtime on the wire, given strange bodies', () => {
  it('answers or refuses with 4xx and a message, never with 5xx', async () => {
    for (const body of BODIES) {
      const { status, message } = await send(body);

      expect(status, body).toBeGreaterThanOrEqual(200);
      // 501 names a member that is unknown: ignoring it would pretend that it was obeyed.
      expect(status < 500 || status === 501, `${body}: ${status} ${message}`).toBe(true);
      expect(message, body).not.toBe('');
    }
  });
});
