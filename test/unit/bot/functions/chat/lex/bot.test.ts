import type { LexRuntimeV2Client, Message } from '@aws-sdk/client-lex-runtime-v2';
import { describe, expect, it } from 'vitest';
import { LexBot } from '../../../../../../services/bot/functions/chat/lex/bot.ts';
import { isRefusal } from '../../../../../../services/bot/functions/chat/lex/bot-problem.ts';
import { chatMessages } from '../../../../../../services/bot/functions/chat/lex/chat-messages.ts';

const ADDRESS = { botId: 'BOT1234567', botAliasId: 'TSTALIASID', localeId: 'en_US' };
const DOC_ID = 'abcdefghijklmnop';

/** A Lex client that returns or throws the given answers in order. */
function lexClient(...answers: (object | Error)[]) {
  const sent: unknown[] = [];
  const send = async ({ input }: { input: unknown }) => {
    sent.push(input);
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { sent, client: { send } as unknown as Pick<LexRuntimeV2Client, 'send'> };
}

function failure(part: { name?: string; code?: string }): Error {
  return Object.assign(new Error('from Lex'), part);
}

const MESSAGE = { sessionId: 'session', fingerprint: 'f1', text: 'hi', attributes: {}, turn: 1 };

/** What Lex answers about a session whose last message is the one with the fingerprint. */
function aSession(fingerprint: string, more: Record<string, string> = {}) {
  return {
    messages: [{ contentType: 'PlainText', content: 'Hello!' }],
    sessionState: {
      intent: { name: 'Greet', state: 'Fulfilled' },
      sessionAttributes: { 'x-ltsi-message': fingerprint, ...more },
    },
  };
}

const GREETED = {
  messages: [{ contentType: 'PlainText', content: 'Hello!' }],
  intent: { name: 'Greet', state: 'Fulfilled' },
};

describe('a turn with Lex', () => {
  it('asks the configured bot and returns its messages and intent', async () => {
    const { sent, client } = lexClient(aSession('f1'));

    const reply = await new LexBot(client, ADDRESS).say(MESSAGE, 1000);

    const sessionState = { sessionAttributes: { 'x-ltsi-message': 'f1' } };
    const requestAttributes = { 'x-ltsi-turn': '1' };
    expect(sent).toEqual([
      { ...ADDRESS, sessionId: 'session', text: 'hi', sessionState, requestAttributes },
    ]);
    expect(reply).toStrictEqual(GREETED);
  });

  it('keeps the attributes of the session, which those of a message replace', async () => {
    const { sent, client } = lexClient(aSession('f1', { colour: 'red' }), {});
    const bot = new LexBot(client, ADDRESS);

    const { attributes = {} } = await bot.say(MESSAGE, 1000);
    await bot.say({ ...MESSAGE, fingerprint: 'f2', attributes }, 1000);

    expect(attributes).toStrictEqual({ colour: 'red' });
    expect(sent[1]).toMatchObject({
      sessionState: { sessionAttributes: { colour: 'red', 'x-ltsi-message': 'f2' } },
    });
  });

  it('is tried once more on a connection that died while the function slept', async () => {
    const stale = failure({ code: 'ECONNRESET' });
    const { sent, client } = lexClient(stale, aSession('f0'), aSession('f1'));

    await new LexBot(client, ADDRESS).say(MESSAGE, 1000);

    expect(sent).toHaveLength(3);
    expect(sent[2]).toMatchObject({ text: 'hi' });
  });

  it('is not taken twice if the connection broke after Lex took it', async () => {
    const { sent, client } = lexClient(failure({ code: 'ECONNRESET' }), aSession('f1'));

    expect(await new LexBot(client, ADDRESS).say(MESSAGE, 1000)).toStrictEqual(GREETED);

    expect(sent).toHaveLength(2);
  });

  it('is never tried again after an answer of Lex', async () => {
    const { sent, client } = lexClient(failure({ name: 'BadGatewayException' }));

    await expect(new LexBot(client, ADDRESS).say(MESSAGE, 1000)).rejects.toMatchObject({
      status: 502,
    });
    expect(sent).toHaveLength(1);
  });

  it('may say nothing', async () => {
    const { client } = lexClient({});

    expect(await new LexBot(client, ADDRESS).say(MESSAGE, 1000)).toEqual({ messages: [] });
  });

  it.each([
    ['ThrottlingException', true],
    ['DependencyFailedException', true],
    ['InternalServerException', false],
    ['ConflictException', false],
    ['TimeoutError', false],
  ])('that fails with %s is known not to be taken: %s', async (name, expected) => {
    const { client } = lexClient(failure({ name }));

    const error = await new LexBot(client, ADDRESS).say(MESSAGE, 1000).catch((thrown) => thrown);

    expect(isRefusal(error)).toBe(expected);
  });

  it('is in doubt if a second request fails after the first connection broke', async () => {
    const stale = failure({ code: 'ECONNRESET' });
    const { client } = lexClient(stale, aSession('f0'), failure({ name: 'ThrottlingException' }));

    const error = await new LexBot(client, ADDRESS).say(MESSAGE, 1000).catch((thrown) => thrown);

    expect(isRefusal(error)).toBe(false);
  });
});

describe('the reply to a message that Lex may have taken', () => {
  it('is that of its session, if the message is the last one', async () => {
    const { sent, client } = lexClient(aSession('f1'));

    expect(await new LexBot(client, ADDRESS).recall('session', 'f1')).toStrictEqual(GREETED);
    expect(sent).toEqual([{ ...ADDRESS, sessionId: 'session' }]);
  });

  it.each([
    ['another message is the last one', aSession('f0')],
    ['the session has none', { sessionState: {} }],
    ['there is no session', failure({ name: 'ResourceNotFoundException' })],
  ])('is none if %s', async (_name, answer) => {
    const { client } = lexClient(answer);

    expect(await new LexBot(client, ADDRESS).recall('session', 'f1')).toBeUndefined();
  });

  it('stays in doubt if Lex fails', async () => {
    const { client } = lexClient(failure({ name: 'ThrottlingException' }));

    const error = await new LexBot(client, ADDRESS).recall('s', 'f1').catch((thrown) => thrown);

    expect(error).toMatchObject({ status: 503, isRefusal: false });
  });
});

describe('the end of a Lex session', () => {
  it('is no error when the session is over', async () => {
    const { client } = lexClient(failure({ name: 'ResourceNotFoundException' }));

    await new LexBot(client, ADDRESS).forget('session');
  });

  it('is an error when Lex fails', async () => {
    const { client } = lexClient(failure({ name: 'InternalServerException' }));

    await expect(new LexBot(client, ADDRESS).forget('session')).rejects.toThrow('from Lex');
  });

  it('is a conflict while a turn is in progress', async () => {
    const { client } = lexClient(failure({ name: 'ConflictException' }));

    await expect(new LexBot(client, ADDRESS).forget('session')).rejects.toMatchObject({
      status: 409,
    });
  });
});

describe('messages of Lex', () => {
  const card = (payload: object): Message[] => [
    { contentType: 'CustomPayload', content: JSON.stringify({ v: 1, kind: 'answer', ...payload }) },
  ];

  it.each([
    [{ anchor: 'reset-it' }, `/api/documents/${DOC_ID}#reset-it`],
    [{ anchor: 'é "x"' }, `/api/documents/${DOC_ID}#%C3%A9%20%22x%22`],
    [{ anchor: '' }, `/api/documents/${DOC_ID}`],
    [{ page: 3 }, `/api/documents/${DOC_ID}#page=3`],
    [{ startSeconds: 83.7 }, `/api/documents/${DOC_ID}?t=83.7`],
    [{ startSeconds: 0 }, `/api/documents/${DOC_ID}?t=0`],
  ])('link a card with the place %j to %s', (place, href) => {
    const [message] = chatMessages(card({ docId: DOC_ID, place }));

    expect(message).toMatchObject({ contentType: 'CustomPayload', card: { href } });
  });

  it('link the other documents of a card', () => {
    const also = [{ docId: DOC_ID, title: 'More', place: { startSeconds: 5 } }, { docId: '../x' }];

    const [message] = chatMessages(card({ docId: DOC_ID, also }));

    expect(message).toMatchObject({
      card: { also: [{ title: 'More', href: `/api/documents/${DOC_ID}?t=5` }] },
    });
  });

  it.each(['{', '[]', 'null', '{"v":2,"kind":"answer"}', '{"v":1,"kind":"unheard"}'])(
    'leave the payload %s out',
    (content) => {
      expect(chatMessages([{ contentType: 'CustomPayload', content }])).toEqual([]);
    },
  );

  it('never link an id that is none', () => {
    const [message] = chatMessages(card({ docId: 'javascript:alert' }));

    expect(message).toStrictEqual({
      contentType: 'CustomPayload',
      card: { v: 1, kind: 'answer', also: [] },
    });
  });

  it('keep a card of buttons whose subtitle is missing or blank', () => {
    const imageResponseCard = {
      title: 'Topic',
      subtitle: '',
      buttons: [{ text: 'Accounts', value: 'accounts' }],
    };

    expect(chatMessages([{ contentType: 'ImageResponseCard', imageResponseCard }])).toStrictEqual([
      {
        contentType: 'ImageResponseCard',
        imageResponseCard: { title: 'Topic', buttons: [{ text: 'Accounts', value: 'accounts' }] },
      },
    ]);
  });

  it('say what speech mark-up says', () => {
    const content = '<speak>Hello<break time="1s"/> you &amp; me</speak>';

    expect(chatMessages([{ contentType: 'SSML', content }])).toStrictEqual([
      { contentType: 'PlainText', content: 'Hello you & me' },
    ]);
  });
});
