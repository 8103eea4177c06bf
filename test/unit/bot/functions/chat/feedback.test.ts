import { beforeEach, describe, expect, it } from 'vitest';
import { type ChatFixture, chatFixture } from '../../../../support/chat/chat-fixture.ts';

let chat: ChatFixture;
let sessionId: string;

beforeEach(async () => {
  chat = chatFixture();
  sessionId = await chat.openSession();
  await chat.say(sessionId, 'How do I share my screen?', 'message-1');
});

const rate = (json: unknown, id = sessionId) =>
  chat.ask({ method: 'POST', path: `/api/sessions/${id}/feedback`, json });

describe('feedback', () => {
  it('counts whether a reply helped, without any words', async () => {
    expect((await rate({ turn: 1, helpful: true })).status).toBe(204);

    expect(chat.events).toMatchObject([
      { v: 1, kind: 'rating', turn: 1, helpful: true, locale: 'en_US' },
    ]);
    expect(JSON.stringify(chat.events)).not.toContain('screen');
    expect(JSON.stringify(chat.events)).not.toContain(sessionId);
  });

  it.each([
    [{ turn: '1', helpful: true }],
    [{ turn: 1 }],
    [{ turn: -1, helpful: true }],
    [{ turn: 1.5, helpful: false }],
    [{ turn: 1, helpful: false, reason: 'boring' }],
    [{ turn: 1, helpful: false, comment: 5 }],
    [{ turn: 1, helpful: false, comment: 'x'.repeat(501) }],
    [{ turn: 1, helpful: false, words: 'why' }],
    [[]],
  ])('refuses %j', async (json) => {
    expect((await rate(json)).status).toBe(400);
    expect(chat.events).toStrictEqual([]);
  });

  it('keeps a reason and words, redacted, with the turn and not in the event', async () => {
    const comment = 'wrong\u0000, my password is hunter2x! ';

    await rate({ turn: 1, helpful: false, reason: 'didNotWork', comment });

    const rating = chat.conversations.records(sessionId)[1]?.rating;
    expect(rating).toMatchObject({
      at: '2026-03-02T10:00:00.000Z',
      helpful: false,
      reason: 'didNotWork',
    });
    expect(rating?.comment).toMatch(/^wrong, my password is \[/);
    expect(JSON.stringify(chat.events)).not.toMatch(/didNotWork|wrong/);
  });

  it('counts a repeated rating once, and an added reason not again', async () => {
    await rate({ turn: 1, helpful: false });
    await rate({ turn: 1, helpful: false });
    await rate({ turn: 1, helpful: false, reason: 'outOfDate' });

    expect(chat.events).toHaveLength(1);
    expect(chat.conversations.records(sessionId)[1]?.rating?.reason).toBe('outOfDate');
  });

  it('of a turn is replaced by a later one, which comes later in the figures', async () => {
    await rate({ turn: 1, helpful: false, reason: 'other', comment: 'no' });
    chat.pass(5);
    await rate({ turn: 1, helpful: true });

    expect(chat.events.map(({ helpful, at, turn }) => ({ helpful, at, turn }))).toEqual([
      { helpful: false, at: '2026-03-02T10:00:00.000Z', turn: 1 },
      { helpful: true, at: '2026-03-02T10:00:05.000Z', turn: 1 },
    ]);
    expect(chat.conversations.records(sessionId)[1]?.rating).toEqual({
      at: '2026-03-02T10:00:05.000Z',
      helpful: true,
    });
  });

  it('at the same time from two tabs is kept from one after the other', async () => {
    const answers = await Promise.all([
      rate({ turn: 1, helpful: true }),
      rate({ turn: 1, helpful: false }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const kept = chat.conversations.records(sessionId)[1]?.rating?.helpful;
    expect(chat.events.at(-1)?.helpful).toBe(kept);
  });

  it('comes back with the conversation, and the conversation goes on', async () => {
    await rate({ turn: 1, helpful: true });
    await chat.say(sessionId, 'Thanks', 'message-2');

    const { body } = await chat.ask({ method: 'GET', path: `/api/sessions/${sessionId}` });
    expect(JSON.parse(body).turns.map(({ helpful }: { helpful?: boolean }) => helpful)).toEqual([
      undefined,
      true,
      undefined,
    ]);
  });

  it('is for turns that there are', async () => {
    expect((await rate({ turn: 7, helpful: true })).status).toBe(404);
    expect((await rate({ turn: 1, helpful: true }, 'A'.repeat(22))).status).toBe(404);
    expect(chat.events).toStrictEqual([]);
  });
});
