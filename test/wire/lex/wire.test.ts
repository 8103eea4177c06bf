import { gunzipSync, gzipSync } from 'node:zlib';
import {
  DeleteSessionCommand,
  GetSessionCommand,
  LexRuntimeV2Client,
  PutSessionCommand,
  RecognizeTextCommand,
  RecognizeUtteranceCommand,
} from '@aws-sdk/client-lex-runtime-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsEndpoint } from '../../support/aws-endpoint.ts';
import { pizza } from './support/bots.ts';
import { BOT_ID, lexBehindEndpoint, TEST_ALIAS } from './support/start-lex.ts';

let server: AwsEndpoint;
let close: () => Promise<void>;
let client: LexRuntimeV2Client;
let count = 0;

beforeAll(async () => {
  ({ server, close } = await lexBehindEndpoint({ bot: pizza() }));
  const { endpoint, region, credentials } = server;
  client = new LexRuntimeV2Client({ endpoint, region, credentials, maxAttempts: 1 });
});

afterAll(async () => {
  client.destroy();
  await close();
});

function ids(sessionId = nextSession()) {
  return { botId: BOT_ID, botAliasId: TEST_ALIAS, localeId: 'en_US', sessionId };
}

function nextSession(): string {
  count += 1;
  return `session-${count}`;
}

function pack(value: unknown): string {
  return gzipSync(JSON.stringify(value)).toString('base64');
}

function unpack(header: string | undefined) {
  return JSON.parse(gunzipSync(Buffer.from(header ?? '', 'base64')).toString('utf8'));
}

async function failure(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: { name: string; message: string; $metadata: { httpStatusCode: number } }) => reason,
  );
  return { name: error?.name, status: error?.$metadata.httpStatusCode, message: error?.message };
}

function utterance(text: string, more: object = {}) {
  return new RecognizeUtteranceCommand({
    ...ids(),
    requestContentType: 'text/plain; charset=utf-8',
    responseContentType: 'text/plain; charset=utf-8',
    inputStream: Buffer.from(text) as never,
    ...more,
  });
}

describe('Lex runtime on the wire', () => {
  it('1 answers the JS SDK with its default handler, which speaks h2c', async () => {
    const answer = await client.send(new RecognizeTextCommand({ ...ids(), text: 'order a pizza' }));

    expect(answer.sessionState?.intent?.name).toBe('OrderPizza');
    expect(answer.messages).toStrictEqual([{ content: 'What size?', contentType: 'PlainText' }]);
  });

  it('3 returns a session id with a colon', async () => {
    const answer = await client.send(
      new RecognizeTextCommand({ ...ids('user:1'), text: 'order a pizza' }),
    );

    expect(answer.sessionId).toBe('user:1');
  });

  it('5 packs the messages of RecognizeUtterance into a header', async () => {
    const answer = await client.send(utterance('order a pizza'));

    expect(answer.$metadata.httpStatusCode).toBe(200);
    expect(unpack(answer.messages)).toStrictEqual([
      { content: 'What size?', contentType: 'PlainText' },
    ]);
    expect(answer.inputMode).toBe('Text');
  });

  it('6 packs the transcript as a quoted literal', async () => {
    const answer = await client.send(utterance('order a pizza'));

    expect(unpack(answer.inputTranscript)).toBe('order a pizza');
  });

  it('7 takes a session state from its header and returns it', async () => {
    const sessionState = pack({ sessionAttributes: { a: 'b' } });
    const answer = await client.send(utterance('order a pizza', { sessionState }));

    expect(unpack(answer.sessionState).sessionAttributes).toStrictEqual({ a: 'b' });
  });

  it.each([
    ['not base64', '%%%'],
    ['not gzip', Buffer.from('{}').toString('base64')],
    ['not JSON', gzipSync('{').toString('base64')],
  ])('8 refuses a session state header that is %s', async (_name, sessionState) => {
    const refused = await failure(client.send(utterance('order a pizza', { sessionState })));

    expect(refused).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(refused.message).toContain("'sessionState'");
  });

  it('11 refuses a content type that is neither text nor audio', async () => {
    const more = { requestContentType: 'application/xml' };

    expect(await failure(client.send(utterance('order', more)))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
  });

  it('says that no speech engine is installed if audio comes or is asked for', async () => {
    const spoken = { requestContentType: 'audio/l16; rate=16000; channels=1' };
    const heard = { responseContentType: 'audio/mpeg' };

    for (const more of [spoken, heard]) {
      const refused = await failure(client.send(utterance('order', more)));
      expect(refused).toMatchObject({ name: 'DependencyFailedException', status: 424 });
      expect(refused.message).toContain('No speech engine is installed');
    }
  });

  it.each([
    ['no text', ''],
    ['1,025 characters', 'x'.repeat(1025)],
  ])('12 refuses %s and names the member', async (_name, text) => {
    const refused = await failure(client.send(new RecognizeTextCommand({ ...ids(), text })));

    expect(refused).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(refused.message).toContain("'text'");
  });

  it.each([['x'], ['has space']])('13 refuses the session id "%s"', async (sessionId) => {
    const refused = await failure(
      client.send(new RecognizeTextCommand({ ...ids(sessionId), text: 'hello' })),
    );

    expect(refused).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(refused.message).toContain("'sessionId'");
  });

  it('14 does not find an unknown bot', async () => {
    const command = new RecognizeTextCommand({ ...ids(), botId: 'ZZZZZZZZZZ', text: 'hello' });

    expect(await failure(client.send(command))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
  });

  it('15 refuses a bot id of 9 characters', async () => {
    const command = new RecognizeTextCommand({ ...ids(), botId: 'ZZZZZZZZZ', text: 'hello' });

    expect(await failure(client.send(command))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
  });

  it('16 refuses a locale that the bot does not speak', async () => {
    const command = new RecognizeTextCommand({ ...ids(), localeId: 'fr_CA', text: 'bonjour' });
    const refused = await failure(client.send(command));

    expect(refused).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(refused.message).toContain('fr_CA');
  });

  it('17 starts an intent by PutSession and packs its headers', async () => {
    const answer = await client.send(
      new PutSessionCommand({
        ...ids('put:1'),
        responseContentType: 'text/plain; charset=utf-8',
        sessionState: { dialogAction: { type: 'Delegate' }, intent: { name: 'OrderPizza' } },
      }),
    );

    expect(unpack(answer.messages)).toStrictEqual([
      { content: 'What size?', contentType: 'PlainText' },
    ]);
    expect(unpack(answer.sessionState).dialogAction).toStrictEqual({
      type: 'ElicitSlot',
      slotToElicit: 'Size',
    });
    expect(answer.sessionId).toBe('put:1');
  });

  it('18 takes PutSession with nothing but ElicitIntent', async () => {
    const answer = await client.send(
      new PutSessionCommand({
        ...ids(),
        sessionState: { dialogAction: { type: 'ElicitIntent' } },
      }),
    );

    expect(answer.$metadata.httpStatusCode).toBe(200);
    expect(answer.messages).toBeUndefined();
  });

  it('19 refuses PutSession without a session state', async () => {
    const command = new PutSessionCommand({ ...ids(), sessionState: undefined });

    expect(await failure(client.send(command))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
  });

  it('20 shows the last turn by GetSession', async () => {
    const key = ids();
    const turn = await client.send(new RecognizeTextCommand({ ...key, text: 'order a pizza' }));
    const shown = await client.send(new GetSessionCommand(key));

    expect(shown.messages).toStrictEqual(turn.messages);
    expect(shown.interpretations).toStrictEqual(turn.interpretations);
    expect(shown.sessionState).toStrictEqual(turn.sessionState);
  });

  it('21 forgets a session by DeleteSession', async () => {
    const key = ids();
    await client.send(new RecognizeTextCommand({ ...key, text: 'order a pizza' }));
    const { $metadata, ...deleted } = await client.send(new DeleteSessionCommand(key));

    expect($metadata.httpStatusCode).toBe(200);
    expect(deleted).toStrictEqual(key);
    expect(await failure(client.send(new GetSessionCommand(key)))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
  });

  it('22 refuses 11 messages in PutSession', async () => {
    const message = { contentType: 'PlainText', content: 'hello' } as const;
    const command = new PutSessionCommand({
      ...ids(),
      messages: Array(11).fill(message),
      sessionState: { dialogAction: { type: 'ElicitIntent' } },
    });
    const refused = await failure(client.send(command));

    expect(refused).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(refused.message).toContain("'messages'");
  });

  it('says no to StartConversation by name', async () => {
    expect(server.dispatcher.find('lex')[0]?.operations.has('StartConversation')).toBe(true);
    await expect(
      server.dispatcher.run({
        service: 'lex',
        operation: 'StartConversation',
        input: {},
        caller: { kind: 'service', principal: 'test' },
      }),
    ).rejects.toMatchObject({ code: 'NotImplemented', status: 501 });
  });
});
