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
    [[]],
  ])('refuses %j', async (json) => {
    expect((await rate(json)).status).toBe(400);
    expect(chat.events).toStrictEqual([]);
  });

  it('is for turns that there are', async () => {
    expect((await rate({ turn: 7, helpful: true })).status).toBe(404);
    expect((await rate({ turn: 1, helpful: true }, 'A'.repeat(22))).status).toBe(404);
    expect(chat.events).toStrictEqual([]);
  });
});
