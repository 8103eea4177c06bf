import { describe, expect, it } from 'vitest';
import { botProblem } from '../../../../../services/bot/functions/chat/lex/bot-problem.ts';
import { StoredRateLimiter } from '../../../../../services/bot/functions/chat/rate/rate-limiter.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { plainText } from '../../../../support/chat/fake-bot.ts';
import { MemoryJsonObjects } from '../../../../support/chat/memory-json-objects.ts';

function lexError(name: string): Error {
  return Object.assign(new Error('from Lex'), { name });
}

describe('POST /api/sessions/{id}/messages', () => {
  it('answers with the turn, the messages of the bot and the new end of the session', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.pass(60);

    const { status, body } = await chat.say(id, '  hello 👋  ', 'm1');

    expect(status).toBe(200);
    expect(JSON.parse(body)).toStrictEqual({
      turn: 1,
      at: '2026-03-02T10:01:00.000Z',
      repliedAt: '2026-03-02T10:01:00.000Z',
      messages: [{ contentType: 'PlainText', content: 'Heard: hello 👋' }],
      expiresAt: '2026-03-02T10:16:00.000Z',
    });
    expect(chat.bot.received).toEqual(['hello 👋']);
  });

  it('stores nothing for a session that does not exist, whose id anybody can make up', async () => {
    const objects = new MemoryJsonObjects();
    const limiter = new StoredRateLimiter(objects, () => new Date('2026-03-02T10:00:00Z'));
    const chat = chatFixture({ limiter });
    const windows = () => objects.keys().filter((key) => key.startsWith('state/rate/'));

    for (const letter of 'abc') {
      const { status } = await chat.say(letter.repeat(22), 'hello', 'm1');
      expect(status).toBe(404);
    }

    // The window of the address, and none of a session.
    expect(windows()).toHaveLength(1);
  });

  it('lets the bot hear the value of a pressed button', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    const json = { buttonValue: 'open a ticket', clientMessageId: 'm1' };

    await chat.ask({ method: 'POST', path: `/api/sessions/${id}/messages`, json });

    expect(chat.bot.received).toEqual(['open a ticket']);
    expect(chat.conversations.records(id)[1]?.said).toEqual({ buttonValue: 'open a ticket' });
  });

  it('keeps the words redacted and lets the bot hear them whole', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();

    const { body } = await chat.say(id, 'my card is 4111 1111 1111 1111', 'm1');

    expect(chat.bot.received).toEqual(['my card is 4111 1111 1111 1111']);
    expect(JSON.stringify(chat.conversations.records(id))).not.toContain('4111');
    expect(body).not.toContain('4111');
    expect(JSON.stringify(chat.logged)).not.toContain('my card');
  });

  it('keeps the intent that Lex recognised', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    const intent = { name: 'Greet', state: 'Fulfilled' };
    chat.bot.answer(() => ({ messages: [], intent }));

    await chat.say(id, 'hello', 'm1');

    expect(chat.conversations.records(id)[1]).toMatchObject({ state: 'done', intent });
  });
});

describe('a client message id that comes again', () => {
  it('returns the same reply and takes no second turn', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();

    const first = await chat.say(id, 'hello', 'm1');
    await chat.say(id, 'something else', 'm2');
    const again = await chat.say(id, 'hello', 'm1');

    expect(again.body).toBe(first.body);
    expect(chat.bot.received).toEqual(['hello', 'something else']);
  });

  it('takes one turn and returns one reply when both come at once', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();

    const answers = await Promise.all(Array.from({ length: 5 }, () => chat.say(id, 'hello', 'm1')));

    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(chat.bot.received).toEqual(['hello']);
  });

  it('is another turn in another session', async () => {
    const chat = chatFixture();
    const [one, two] = [await chat.openSession(), await chat.openSession()];

    await chat.say(one, 'hello', 'm1');
    await chat.say(two, 'hello', 'm1');

    expect(chat.bot.received).toEqual(['hello', 'hello']);
  });

  it('tries again after a failed turn, in the same place', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(() => {
      throw botProblem(lexError('DependencyFailedException'));
    });
    const failed = await chat.say(id, 'hello', 'm1');
    chat.bot.answer(() => ({ messages: [plainText('Hello!')] }));

    const again = await chat.say(id, 'hello', 'm1');

    expect(failed.status).toBe(502);
    expect(JSON.parse(again.body)).toMatchObject({ turn: 1, messages: [plainText('Hello!')] });
    expect(chat.conversations.records(id)).toHaveLength(2);
  });

  it('takes over a turn whose function died', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(() => new Promise(() => {}));
    void chat.say(id, 'hello', 'm1');
    await new Promise((resolve) => setImmediate(resolve));
    chat.pass(70);
    chat.bot.answer(() => ({ messages: [plainText('Hello!')] }));

    const again = await chat.say(id, 'hello', 'm1');

    expect(JSON.parse(again.body)).toMatchObject({ turn: 1, messages: [plainText('Hello!')] });
  });
});

describe('two messages at once', () => {
  it('are answered one after the other', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    let atWork = 0;
    chat.bot.answer(async (text) => {
      atWork += 1;
      expect(atWork).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      atWork -= 1;
      return { messages: [plainText(text)] };
    });

    const answers = await Promise.all([chat.say(id, 'one', 'm1'), chat.say(id, 'two', 'm2')]);

    expect(answers.map(({ body }) => JSON.parse(body).turn).toSorted()).toEqual([1, 2]);
  });

  it('are refused politely when the first one takes too long', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(() => new Promise(() => {}));
    void chat.say(id, 'one', 'm1');
    await new Promise((resolve) => setImmediate(resolve));

    const { status, headers } = await chat.say(id, 'two', 'm2');

    expect(status).toBe(409);
    expect(headers['retry-after']).toBe('2');
  });
});

describe('what cannot be sent', () => {
  it.each([
    ['nothing', {}],
    ['an empty text', { text: '' }],
    ['blanks', { text: ' \n\t ' }],
    ['only control characters', { text: '\u0000\u0007' }],
    ['a number', { text: 7 }],
    ['a text and a button', { text: 'a', buttonValue: 'b' }],
    ['a misspelt member', { txt: 'hello' }],
    ['1,025 characters', { text: 'a'.repeat(1025) }],
  ])('is %s: 400 with a sentence', async (_name, part) => {
    const chat = chatFixture();
    const id = await chat.openSession();
    const json = { clientMessageId: 'm1', ...part };

    const answer = await chat.ask({ method: 'POST', path: `/api/sessions/${id}/messages`, json });

    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).detail).toMatch(/\w+/);
    expect(chat.bot.received).toEqual([]);
    expect(chat.conversations.records(id)).toHaveLength(1);
  });

  it('is a message without an id', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();

    expect((await chat.say(id, 'hello', '')).status).toBe(400);
    expect((await chat.say(id, 'hello', 'a b')).status).toBe(400);
    expect((await chat.say(id, 'hello', 'a'.repeat(65))).status).toBe(400);
  });

  it('counts an emoji as two characters', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();

    expect((await chat.say(id, '🎓'.repeat(512), 'm1')).status).toBe(200);
    expect((await chat.say(id, '🎓'.repeat(513), 'm2')).status).toBe(400);
  });

  it('replaces half a surrogate pair and drops control characters', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();

    await chat.say(id, 'a\ud83d b\u0000c\r\nd', 'm1');

    expect(chat.bot.received).toEqual(['a\ufffd bc\nd']);
  });
});

describe('the end of a session', () => {
  it('is 410 after 15 idle minutes, though Lex would go on with a new session', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.pass(15 * 60);

    const { status } = await chat.say(id, 'hello', 'm1');

    expect(status).toBe(410);
    expect(chat.bot.received).toEqual([]);
  });

  it('is the end of earlier replies too', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    await chat.say(id, 'hello', 'm1');
    chat.pass(15 * 60);

    const { status, body } = await chat.say(id, 'hello', 'm1');

    expect(status).toBe(410);
    expect(body).not.toContain('Heard');
  });

  it('comes after 500 turns', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    for (let turn = 1; turn <= 500; turn += 1) {
      if (turn % 50 === 0) chat.pass(61);
      await chat.say(id, 'hello', `m${turn}`);
    }

    const { status, body } = await chat.say(id, 'hello', 'm501');

    expect(status).toBe(410);
    expect(JSON.parse(body).detail).toContain('500');
  });
});

describe('a bot that does not reply', () => {
  it.each([
    ['ThrottlingException', 503, '5'],
    ['ConflictException', 409, '2'],
    ['ValidationException', 400, undefined],
    ['DependencyFailedException', 502, undefined],
    ['BadGatewayException', 502, undefined],
    ['TimeoutError', 504, undefined],
    ['ResourceNotFoundException', 500, undefined],
  ])('because of %s is %i with a polite sentence', async (name, status, retryAfter) => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(() => {
      throw botProblem(lexError(name));
    });

    const answer = await chat.say(id, 'hello', 'm1');

    expect(answer.status).toBe(status);
    expect(answer.headers['retry-after']).toBe(retryAfter);
    expect(JSON.parse(answer.body).detail).not.toContain('from Lex');
  });

  it('returns a reference under which the log has the stack and the record has the turn', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(() => {
      throw botProblem(lexError('DependencyFailedException'));
    });

    const { body } = await chat.say(id, 'hello', 'm1');

    const { reference } = JSON.parse(body);
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    const line = chat.logged.find((entry) => entry.reference === reference);
    expect(JSON.stringify(line)).toContain('from Lex');
    expect(JSON.stringify(line)).toContain('send-message.test.ts');
    expect(chat.conversations.records(id)[1]).toMatchObject({ state: 'failed', reference });
  });
});

describe('too many messages', () => {
  it('of one session are 429 with the seconds to wait', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    for (let count = 0; count < 120; count += 1) await chat.say(id, 'hello', `m${count}`);
    chat.pass(20);

    const { status, headers } = await chat.say(id, 'hello', 'last');

    expect(status).toBe(429);
    expect(headers['retry-after']).toBe('40');
    chat.pass(40);
    expect((await chat.say(id, 'hello', 'last')).status).toBe(200);
  });

  it('of new sessions from one address are 429, and another address is not touched', async () => {
    const chat = chatFixture();
    const open = (sourceIp: string) =>
      chat.ask({ method: 'POST', path: '/api/sessions', json: {}, sourceIp });
    for (let count = 0; count < 1000; count += 1) await open('192.0.2.1');

    expect((await open('192.0.2.1')).status).toBe(429);
    expect((await open('192.0.2.2')).status).toBe(201);
  });
});
