import { describe, expect, it } from 'vitest';
import { botProblem } from '../../../../../services/bot/functions/chat/lex/bot-problem.ts';
import { messageFingerprint } from '../../../../../services/bot/helpdesk/conversations/conversation-key.ts';
import { type ChatFixture, chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { plainText } from '../../../../support/chat/fake-bot.ts';
import type { HttpResponse } from '../../../../support/chat/function-url.ts';

const REPLY = { messages: [plainText('Your ticket is LTSI-1')] };

/** A chat whose bot is at work on a message `m1`, in a function that lives. */
class SlowTurn {
  readonly chat: ChatFixture;
  readonly id: string;
  readonly response: Promise<HttpResponse>;
  /** Renews the claim; undefined once the function does that no more. */
  renew: (() => Promise<void>) | undefined;
  #end: (outcome: 'answered' | Error) => void = () => {};

  static async begin(): Promise<SlowTurn> {
    let turn: SlowTurn | undefined;
    const chat = chatFixture({
      repeat: (_everyMs, action) => {
        if (turn) turn.renew = action;
        return async () => {
          if (turn) turn.renew = undefined;
        };
      },
    });
    const id = await chat.openSession();
    turn = new SlowTurn(chat, id);
    await settled();
    return turn;
  }

  private constructor(chat: ChatFixture, id: string) {
    this.chat = chat;
    this.id = id;
    chat.bot.answer(
      () =>
        new Promise((resolve, reject) => {
          this.#end = (outcome) => (outcome === 'answered' ? resolve(REPLY) : reject(outcome));
        }),
    );
    this.response = Promise.resolve().then(() => chat.say(id, 'yes', 'm1'));
  }

  /** Another function, which finds the bot at work for as long as `isBusy`. */
  other(isBusy: boolean): ChatFixture {
    const { bot, conversations } = this.chat;
    if (isBusy) {
      bot.answer(() => {
        throw botProblem(Object.assign(new Error('from Lex'), { name: 'ConflictException' }));
      });
    } else bot.answer((text) => ({ messages: [plainText(`Heard: ${text}`)] }));
    return chatFixture({ bot, conversations });
  }

  /** The bot answers, or fails. */
  async end(outcome: 'answered' | Error = 'answered'): Promise<HttpResponse> {
    this.#end(outcome);
    return this.response;
  }

  states(): string[] {
    return this.chat.conversations.records(this.id).map(({ state }) => state);
  }
}

describe('a turn that takes long', () => {
  it('is not taken over while its function lives', async () => {
    const turn = await SlowTurn.begin();
    const other = turn.other(false);
    for (let renewals = 0; renewals < 10; renewals += 1) {
      turn.chat.pass(2);
      other.pass(2);
      await turn.renew?.();
    }

    const latest = await turn.chat.conversations.latest(turn.id);
    expect(latest?.record).toMatchObject({ turn: 1, heldUntil: '2026-03-02T10:00:25.000Z' });
    expect((await turn.end()).status).toBe(200);
    expect(turn.chat.bot.received).toEqual(['yes']);
    expect(turn.renew).toBeUndefined();
    expect(turn.chat.conversations.records(turn.id)[1]).not.toHaveProperty('heldUntil');
  });

  it('has its reply after a renewal whose answer was lost', async () => {
    const turn = await SlowTurn.begin();
    const { conversations } = turn.chat;
    const replace = conversations.replace.bind(conversations);
    conversations.replace = async (...write) => {
      await replace(...write);
      throw new Error('connection reset');
    };
    await turn.renew?.();
    conversations.replace = replace;

    const { status, body } = await turn.end();

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ messages: REPLY.messages });
    expect(turn.states()).toEqual(['done', 'done']);
  });
});

describe('a turn that was taken over too early', () => {
  it('has its reply, which the message gets when it comes again', async () => {
    const turn = await SlowTurn.begin();
    const other = turn.other(true);
    const early = await other.say(turn.id, 'yes', 'm1');

    const { status } = await turn.end();
    const again = await turn.other(false).say(turn.id, 'yes', 'm1');

    expect([early.status, status]).toEqual([409, 200]);
    expect(JSON.parse(again.body)).toMatchObject({ turn: 1, messages: REPLY.messages });
    expect(turn.chat.bot.received).toEqual(['yes', 'yes']);
  });

  it('keeps its reply over what a later message made of it', async () => {
    const turn = await SlowTurn.begin();
    await turn.other(true).say(turn.id, 'hello?', 'm2');
    expect(turn.states()).toEqual(['done', 'failed', 'failed']);

    await turn.end();
    const again = await turn.other(false).say(turn.id, 'yes', 'm1');

    expect(JSON.parse(again.body)).toMatchObject({ turn: 1, messages: REPLY.messages });
    expect(turn.chat.bot.received.filter((text) => text === 'yes')).toHaveLength(1);
  });

  it('leaves nothing of a chat that was deleted', async () => {
    const turn = await SlowTurn.begin();
    await turn.other(true).say(turn.id, 'yes', 'm1');
    await turn.chat.conversations.delete(turn.id);

    expect((await turn.end()).status).toBe(404);
    expect(turn.states()).toEqual([]);
  });
});

describe('a message that the bot took after its function had died', () => {
  it('is not taken twice when another message was refused because of it', async () => {
    const turn = await SlowTurn.begin();
    await turn.other(true).say(turn.id, 'hello?', 'm2');
    turn.chat.bot.take(turn.id, messageFingerprint('m1'), REPLY);

    const { body } = await turn.other(false).say(turn.id, 'yes', 'm1');

    expect(JSON.parse(body)).toMatchObject({ turn: 3, messages: REPLY.messages });
    expect(turn.chat.bot.received).toEqual(['yes', 'hello?']);
  });
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
