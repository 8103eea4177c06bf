import { describe, expect, it } from 'vitest';
import { botProblem } from '../../../../../services/bot/functions/chat/lex/bot-problem.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { plainText } from '../../../../support/chat/fake-bot.ts';
import { MemoryConversations } from '../../../../support/chat/memory-conversations.ts';

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

  it('notes the network of the connection, which no header can set', async () => {
    const noted: unknown[] = [];
    const note = async (...call: unknown[]) => void noted.push(call);
    const chat = chatFixture({ networks: { note } });

    const { body } = await chat.ask({
      method: 'POST',
      path: '/api/sessions',
      json: {},
      sourceIp: '2001:db8:1:2:3:4:5:6',
      headers: { 'x-forwarded-for': '192.0.2.99', forwarded: 'for=192.0.2.99' },
    });

    expect(noted).toStrictEqual([[JSON.parse(body).sessionId, '2001:db8:1:2::/64']]);
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

  it('is 410 after the end of the session, without its turns', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    await chat.say(id, 'hello', 'm1');
    const read = () => chat.ask({ method: 'GET', path: `/api/sessions/${id}` });
    chat.pass(15 * 60 - 1);
    expect((await read()).status).toBe(200);
    chat.pass(1);

    const { status, body } = await read();

    expect(status).toBe(410);
    expect(body).not.toContain('hello');
    expect(JSON.parse(body)).not.toHaveProperty('turns');
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

  it('deletes what is left of an ended session', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    await chat.say(id, 'hello', 'm1');
    chat.pass(16 * 60);

    expect((await chat.ask({ method: 'DELETE', path: `/api/sessions/${id}` })).status).toBe(204);

    expect(chat.conversations.records(id)).toEqual([]);
    expect((await chat.ask({ method: 'GET', path: `/api/sessions/${id}` })).status).toBe(404);
  });

  it('leaves nothing of a turn that finishes after it, which is 404', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    chat.bot.answer(async () => {
      await chat.ask({ method: 'DELETE', path: `/api/sessions/${id}` });
      return { messages: [plainText('late')] };
    });

    const { status, body } = await chat.say(id, 'hello', 'm1');

    expect({ status, isShown: body.includes('late') }).toEqual({ status: 404, isShown: false });
    expect(chat.conversations.records(id)).toEqual([]);
    expect(chat.bot.forgotten).toEqual([id, id]);
  });

  it.each([
    ['replies', () => ({ messages: [plainText('late')] })],
    [
      'fails',
      () => {
        throw new Error('late');
      },
    ],
  ])('leaves nothing of a turn that is claimed after it, though the bot %s', async (_name, end) => {
    const conversations = new MemoryConversations();
    const chat = chatFixture({ conversations });
    const id = await chat.openSession();
    const { create } = conversations;
    // Another request has read the conversation before it was deleted.
    conversations.create = async (...call) => {
      await chat.ask({ method: 'DELETE', path: `/api/sessions/${id}` });
      return create.apply(conversations, call);
    };
    chat.bot.answer(end);

    expect((await chat.say(id, 'hello', 'm1')).status).toBe(404);

    expect(conversations.records(id)).toEqual([]);
    expect(chat.bot.forgotten).toEqual([id, id]);
  });

  it('waits for a turn in progress', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    await chat.say(id, 'hello', 'm1');
    const busy = botProblem(Object.assign(new Error(), { name: 'ConflictException' }));
    chat.bot.failures.push(busy, busy);

    expect((await chat.ask({ method: 'DELETE', path: `/api/sessions/${id}` })).status).toBe(204);

    expect(chat.bot.forgotten).toEqual([id]);
  });

  it('hides the session even if it fails, and deletes the rest when it is repeated', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    await chat.say(id, 'hello', 'm1');
    chat.bot.failures.push(new Error('Lex is away'));
    const path = `/api/sessions/${id}`;

    const failed = await chat.ask({ method: 'DELETE', path });
    const read = await chat.ask({ method: 'GET', path });
    const again = await chat.ask({ method: 'DELETE', path });

    expect([failed.status, read.status, again.status]).toEqual([500, 404, 204]);
    expect(chat.conversations.records(id)).toEqual([]);
    expect(chat.bot.forgotten).toEqual([id]);
  });
});
