import { describe, expect, it } from 'vitest';
import { botProblem } from '../../../../../services/bot/functions/chat/lex/bot-problem.ts';
import { messageFingerprint } from '../../../../../services/bot/helpdesk/conversations/conversation-key.ts';
import { type ChatFixture, chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { plainText } from '../../../../support/chat/fake-bot.ts';

const REPLY = { messages: [plainText('Shall I send the ticket?')], intent: { name: 'OpenTicket' } };

interface Crash {
  readonly chat: ChatFixture;
  readonly id: string;
}

/** A chat whose function died while its message `m1` was being answered. */
async function crashed(isTaken: boolean, run?: string): Promise<Crash> {
  const chat = chatFixture({ run });
  const id = await chat.openSession();
  chat.bot.answer(() => new Promise(() => {}));
  void chat.say(id, 'the page is blank', 'm1');
  await new Promise((resolve) => setImmediate(resolve));
  if (isTaken) chat.bot.take(id, messageFingerprint('m1'), REPLY);
  chat.bot.answer((text) => ({ messages: [plainText(`Heard: ${text}`)] }));
  return { chat, id };
}

/** The same conversations and the same bot in another run of the platform. */
function restarted({ chat }: Crash, run: string | undefined): ChatFixture {
  const { bot, conversations } = chat;
  return chatFixture({ bot, conversations, run });
}

describe('a message whose function died', () => {
  it('is not taken twice if the bot had taken it: it gets the reply that was on its way', async () => {
    const crash = await crashed(true, 'one');

    const { status, body } = await restarted(crash, 'two').say(crash.id, 'the page is blank', 'm1');

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ turn: 1, messages: REPLY.messages });
    expect(crash.chat.bot.received).toEqual(['the page is blank']);
    expect(crash.chat.conversations.records(crash.id)[1]).toMatchObject({
      state: 'done',
      intent: REPLY.intent,
    });
  });

  it('is not lost if the bot had not taken it', async () => {
    const crash = await crashed(false, 'one');

    const { body } = await restarted(crash, 'two').say(crash.id, 'the page is blank', 'm1');

    expect(JSON.parse(body)).toMatchObject({
      turn: 1,
      messages: [plainText('Heard: the page is blank')],
    });
  });

  it('has its reply in the record when another message comes after it', async () => {
    const crash = await crashed(true, 'one');

    const { body } = await restarted(crash, 'two').say(crash.id, 'yes', 'm2');

    expect(JSON.parse(body)).toMatchObject({ turn: 2, messages: [plainText('Heard: yes')] });
    expect(crash.chat.conversations.records(crash.id)[1]).toMatchObject({
      state: 'done',
      messages: REPLY.messages,
    });
  });

  it('has failed when another message comes after it, and is then taken in a turn of its own', async () => {
    const crash = await crashed(false, 'one');
    const chat = restarted(crash, 'two');

    await chat.say(crash.id, 'hello', 'm2');
    const again = await chat.say(crash.id, 'the page is blank', 'm1');
    const once = await chat.say(crash.id, 'the page is blank', 'm1');

    expect(JSON.parse(again.body)).toMatchObject({ turn: 3 });
    expect(once.body).toBe(again.body);
    const records = crash.chat.conversations.records(crash.id);
    expect(records.map(({ state }) => state)).toEqual(['done', 'failed', 'done', 'done']);
    expect(crash.chat.bot.received.slice(1)).toEqual(['hello', 'the page is blank']);
  });

  it('is settled however often the function dies', async () => {
    const crash = await crashed(true, 'one');
    crash.chat.bot.failures.push(new Error('died'));
    await restarted(crash, 'two').say(crash.id, 'yes', 'm2');
    crash.chat.bot.failures.push(new Error('died'));
    await restarted(crash, 'three').say(crash.id, 'the page is blank', 'm1');

    const { body } = await restarted(crash, 'four').say(crash.id, 'the page is blank', 'm1');

    expect(JSON.parse(body)).toMatchObject({ turn: 1, messages: REPLY.messages });
    expect(crash.chat.bot.received).toEqual(['the page is blank']);
  });

  it('ends the chat no later than the session of the bot', async () => {
    const crash = await crashed(true, 'one');
    const chat = restarted(crash, 'two');
    chat.pass(10 * 60);

    const { body } = await chat.say(crash.id, 'the page is blank', 'm1');

    expect(JSON.parse(body).expiresAt).toBe('2026-03-02T10:15:00.000Z');
  });
});

describe('a chat whose function died', () => {
  it.each([
    ['that message', 'm1'],
    ['another message', 'm2'],
  ])('answers %s at once in another run of the platform', async (_name, message) => {
    const crash = await crashed(false, 'one');
    let waits = 0;
    const chat = chatFixture({
      bot: crash.chat.bot,
      conversations: crash.chat.conversations,
      run: 'two',
      wait: async () => {
        waits += 1;
      },
    });

    expect((await chat.say(crash.id, 'hello', message)).status).toBe(200);
    expect(waits).toBe(0);
  });

  const RUNS = [
    ['in the same run', 'one', 'one'],
    ['on a platform that names no runs', undefined, undefined],
    ['if it had no name for its run', undefined, 'two'],
  ] as const;

  it.each(RUNS)('answers the same request, seconds later, %s', async (_name, before, after) => {
    const crash = await crashed(true, before);

    const { status, body } = await restarted(crash, after).say(crash.id, 'the page is blank', 'm1');

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ turn: 1, messages: REPLY.messages });
    expect(crash.chat.bot.received).toHaveLength(1);
  });

  it.each(RUNS)('answers another message, seconds later, %s', async (_name, before, after) => {
    const crash = await crashed(true, before);

    const { status, body } = await restarted(crash, after).say(crash.id, 'yes', 'm2');

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ turn: 2, messages: [plainText('Heard: yes')] });
    expect(crash.chat.conversations.records(crash.id)[1]).toMatchObject({ state: 'done' });
  });

  it('is shut for 65 seconds if an earlier release had claimed the turn', async () => {
    const crash = await crashed(true, 'one');
    const { conversations } = crash.chat;
    const claimed = await conversations.turn(crash.id, 1);
    if (!claimed) throw new Error('no turn');
    const { heldUntil: _, ...record } = claimed.record;
    await conversations.replace(crash.id, claimed, record);
    const early = await restarted(crash, 'one').say(crash.id, 'the page is blank', 'm1');
    const chat = restarted(crash, 'one');
    chat.pass(66);

    const late = await chat.say(crash.id, 'the page is blank', 'm1');

    expect([early.status, late.status]).toEqual([409, 200]);
  });
});

describe('a message that failed', () => {
  const failWith = (chat: ChatFixture, name: string, then = () => {}) =>
    chat.bot.answer(() => {
      then();
      throw botProblem(Object.assign(new Error('from Lex'), { name }));
    });

  it.each(['TimeoutError', 'InternalServerException', 'ConflictException'])(
    'with %s is not taken twice if the bot took it',
    async (name) => {
      const chat = chatFixture();
      const id = await chat.openSession();
      failWith(chat, name, () => chat.bot.take(id, messageFingerprint('m1'), REPLY));
      await chat.say(id, 'the page is blank', 'm1');

      const { body } = await chat.say(id, 'the page is blank', 'm1');

      expect(JSON.parse(body)).toMatchObject({ turn: 1, messages: REPLY.messages });
      expect(chat.bot.received).toHaveLength(1);
    },
  );

  it('because the bot refused it is sent again, whatever the bot remembers', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    failWith(chat, 'DependencyFailedException', () =>
      chat.bot.take(id, messageFingerprint('m1'), REPLY),
    );
    await chat.say(id, 'the page is blank', 'm1');
    chat.bot.answer(() => ({ messages: [plainText('Now')] }));

    const { body } = await chat.say(id, 'the page is blank', 'm1');

    expect(JSON.parse(body)).toMatchObject({ messages: [plainText('Now')] });
  });

  it('stays in doubt while the bot can not be asked', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    failWith(chat, 'TimeoutError', () => chat.bot.take(id, messageFingerprint('m1'), REPLY));
    await chat.say(id, 'the page is blank', 'm1');
    const throttled = Object.assign(new Error(), { name: 'ThrottlingException' });
    chat.bot.failures.push(botProblem(throttled));
    expect((await chat.say(id, 'the page is blank', 'm1')).status).toBe(503);

    const { body } = await chat.say(id, 'the page is blank', 'm1');

    expect(JSON.parse(body)).toMatchObject({ messages: REPLY.messages });
    expect(chat.bot.received).toHaveLength(1);
  });
});

describe('a reply that can not be stored', () => {
  it('is not given, and is there once the store is', async () => {
    const chat = chatFixture({ run: 'one' });
    const id = await chat.openSession();
    const { replace } = chat.conversations;
    chat.conversations.replace = () => Promise.reject(new Error('disk full'));
    const refused = await chat.say(id, 'the page is blank', 'm1');
    chat.conversations.replace = replace;

    const { body } = await restarted({ chat, id }, 'two').say(id, 'the page is blank', 'm1');

    expect(refused.status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ messages: [plainText('Heard: the page is blank')] });
    expect(chat.bot.received).toHaveLength(1);
  });
});

describe('the attributes of the bot’s session', () => {
  it('end with the turn that has none', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(() => ({ messages: [], attributes: { colour: 'red' } }));
    await chat.say(id, 'one', 'm1');
    chat.bot.answer(() => ({ messages: [] }));
    await chat.say(id, 'two', 'm2');

    await chat.say(id, 'three', 'm3');

    expect(chat.bot.attributes).toStrictEqual({});
  });

  it('come along with the next message, over a failed one too', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(() => ({ messages: [], attributes: { colour: 'red' } }));
    await chat.say(id, 'one', 'm1');
    chat.bot.answer(() => {
      throw botProblem(Object.assign(new Error(), { name: 'DependencyFailedException' }));
    });
    await chat.say(id, 'two', 'm2');
    chat.bot.answer(() => ({ messages: [] }));

    await chat.say(id, 'three', 'm3');

    expect(chat.bot.attributes).toStrictEqual({ colour: 'red' });
  });
});
