import { describe, expect, it } from 'vitest';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { plainText } from '../../../../support/chat/fake-bot.ts';

describe('POST /api/sessions', () => {
  it('opens a session with a 22 character id, its end, and the greeting', async () => {
    const chat = chatFixture();

    const { status, body } = await chat.ask({ method: 'POST', path: '/api/sessions', json: {} });

    expect(status).toBe(201);
    const opened = JSON.parse(body);
    expect(opened.sessionId).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(opened.expiresAt).toBe('2026-03-02T10:15:00.000Z');
    expect(opened.messages).toHaveLength(1);
    expect(chat.bot.received).toEqual([]);
  });

  it('takes the locale of its bot and refuses another one by name', async () => {
    const chat = chatFixture();
    const open = (locale: string) =>
      chat.ask({ method: 'POST', path: '/api/sessions', json: { locale } });

    expect((await open('en_US')).status).toBe(201);
    const refused = await open('fr_CA');

    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.body).detail).toContain('en_US');
  });
});

describe('GET /api/sessions/{id}', () => {
  it('returns the turns so far, redacted', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    await chat.say(id, 'my card is 4111 1111 1111 1111', 'm1');

    const { status, body } = await chat.ask({ method: 'GET', path: `/api/sessions/${id}` });

    expect(status).toBe(200);
    const { turns, expiresAt } = JSON.parse(body);
    expect(turns.map(({ turn }: { turn: number }) => turn)).toEqual([0, 1]);
    expect(turns[1].said.text).toContain('my card is');
    expect(body).not.toContain('4111');
    expect(expiresAt).toBe('2026-03-02T10:15:00.000Z');
  });

  it('does not know a session that was never opened', async () => {
    const path = `/api/sessions/${'x'.repeat(22)}`;

    expect((await chatFixture().ask({ method: 'GET', path })).status).toBe(404);
  });

  it.each(['short', `${'x'.repeat(21)}%2F`, 'x'.repeat(23)])('refuses the id %s', async (id) => {
    const { status } = await chatFixture().ask({ method: 'GET', path: `/api/sessions/${id}` });

    expect(status).toBe(404);
  });
});

describe('DELETE /api/sessions/{id}', () => {
  it('deletes the records and ends the Lex session', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    await chat.say(id, 'hello', 'm1');

    const { status, body } = await chat.ask({ method: 'DELETE', path: `/api/sessions/${id}` });

    expect({ status, body }).toEqual({ status: 204, body: '' });
    expect(chat.conversations.records(id)).toEqual([]);
    expect(chat.bot.forgotten).toEqual([id]);
    expect((await chat.ask({ method: 'GET', path: `/api/sessions/${id}` })).status).toBe(404);
  });

  it('is no error for a session that is gone, and then asks Lex nothing', async () => {
    const chat = chatFixture();
    const path = `/api/sessions/${'x'.repeat(22)}`;

    expect((await chat.ask({ method: 'DELETE', path })).status).toBe(204);
    expect(chat.bot.forgotten).toEqual([]);
  });

  it('does not bring a record back when a turn finishes after it', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(async () => {
      await chat.ask({ method: 'DELETE', path: `/api/sessions/${id}` });
      return { messages: [plainText('late')] };
    });

    await chat.say(id, 'hello', 'm1');

    expect(chat.conversations.records(id)).toEqual([]);
  });
});
