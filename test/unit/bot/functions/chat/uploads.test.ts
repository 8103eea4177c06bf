import { describe, expect, it } from 'vitest';
import { uploadPrefix } from '../../../../../services/bot/helpdesk/conversations/conversation-key.ts';
import type { Form } from '../../../../../services/bot/helpdesk/intake/form.ts';
import { type ChatFixture, chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { plainText } from '../../../../support/chat/fake-bot.ts';

const answers = { name: 'Sam Rivera', category: 'course-sites', summary: 'A blank page' };
const LOG = `${'12:00 ERROR my card is 4111 1111 1111 1111\n'.repeat(400)}the end`;

/** A chat in which a ticket is being written that asks for a field. */
async function chatThatAsks(asked: Form['asked'] | undefined, attributes: object = {}) {
  const chat = chatFixture();
  const id = await chat.openSession();
  const form = JSON.stringify({ answers, asked, of: 4, tries: 0 });
  const kept = { ...attributes, ...(asked && { ticketForm: form }) };
  chat.bot.answer(() => ({ messages: [plainText('Please go on.')], attributes: kept }));
  await chat.say(id, 'open a ticket', 'm1');
  return { chat, id };
}

const ask = async (chat: ChatFixture, id: string, json: object) => {
  const path = `/api/sessions/${id}/attachments`;
  const { status, body } = await chat.ask({ method: 'POST', path, json });
  return { status, body: JSON.parse(body) };
};
const photo = { name: 'My photo.png', type: 'image/png', size: 2_000 };

const draftOf = async (chat: ChatFixture, id: string) => {
  const { status, body } = await chat.ask({ method: 'GET', path: `/api/sessions/${id}/draft` });
  return { status, body: JSON.parse(body) };
};

describe('a text that is too long for Lex', () => {
  it('is kept whole and redacted while a description is asked for, and Lex hears its beginning', async () => {
    const { chat, id } = await chatThatAsks('description');

    const { status } = await chat.say(id, LOG, 'm2');

    const whole = (await chat.uploads.readText(id, 1_002)) ?? '';
    const heard = chat.bot.received.at(-1) ?? '';
    expect(status).toBe(200);
    expect(chat.bot.uploads.at(-1)).toBe(1_002);
    expect(whole).toMatch(/the end$/);
    expect(whole).not.toContain('4111');
    expect(heard.length).toBeLessThanOrEqual(1_000);
    expect(heard.length).toBeGreaterThan(900);
    expect(whole.startsWith(heard)).toBe(true);
    expect(chat.conversations.records(id)[2]?.said).toStrictEqual({
      text: `${heard}… (${whole.length} characters in all)`,
    });
  });

  it('gets the same reply when it comes again, though something else is asked for by then', async () => {
    const { chat, id } = await chatThatAsks('description');
    chat.bot.answer(() => ({ messages: [plainText('Shall I send it?')] }));

    const first = await chat.say(id, LOG, 'm2');
    const again = await chat.say(id, LOG, 'm2');

    expect(again).toStrictEqual(first);
    expect(chat.bot.received).toHaveLength(2);
  });

  it.each(['name', 'summary', 'check', undefined] as const)(
    'is refused while %s is asked for, with what to do',
    async (asked) => {
      const { chat, id } = await chatThatAsks(asked);

      const { status, body } = await chat.say(id, 'x'.repeat(1_025), 'm2');

      expect(status).toBe(400);
      expect(JSON.parse(body).detail).toMatch(/1025 characters.*when I ask you to describe/);
      expect(chat.bot.received).toHaveLength(1);
    },
  );

  it('is refused if a description may not be as long', async () => {
    const { chat, id } = await chatThatAsks('description');

    const { status, body } = await chat.say(id, 'x'.repeat(20_001), 'm2');

    expect(status).toBe(400);
    expect(JSON.parse(body).detail).toMatch(/20000.*add the rest as a file/);
    expect((await chat.say(id, 'x'.repeat(20_000), 'm3')).status).toBe(200);
  });
});

describe('POST /api/sessions/{id}/attachments', () => {
  it('allows one upload, to a key of the session, of no more than its size', async () => {
    const { chat, id } = await chatThatAsks('summary');

    const { status, body } = await ask(chat, id, photo);

    expect(status).toBe(201);
    expect(body).toStrictEqual({
      n: 1,
      name: 'My-photo.png',
      url: 'https://uploads.example.edu/bucket',
      fields: {
        key: `${uploadPrefix(id)}1-My-photo.png`,
        'Content-Type': 'image/png',
        policy: 'up to 2000',
      },
      expiresAt: '2026-03-02T10:05:00.000Z',
    });
  });

  it('allows five files for a ticket, however many are asked for, and the same one again', async () => {
    const { chat, id } = await chatThatAsks('summary');
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.txt`);

    const asked = await Promise.all(names.map((name) => ask(chat, id, { ...photo, name })));

    const numbers = asked.flatMap(({ body }) => body.n ?? []);
    expect(numbers.toSorted()).toStrictEqual([1, 2, 3, 4, 5]);
    expect(asked.filter(({ status }) => status === 409)).toHaveLength(1);
    const [first] = asked.filter(({ status }) => status === 201);
    expect((await ask(chat, id, { ...photo, name: first?.body.name })).body.n).toBe(first?.body.n);
  });

  it('allows another file instead of one that was never uploaded, once its form has ended', async () => {
    const { chat, id } = await chatThatAsks('summary');
    for (const n of [1, 2, 3, 4, 5]) await ask(chat, id, { ...photo, name: `${n}.txt` });
    chat.uploads.put(id, 2, '2.txt', 'two');

    chat.pass(301);

    const names = ['6.txt', '7.txt'];
    const next = [];
    for (const name of names) next.push((await ask(chat, id, { ...photo, name })).body.n);
    expect(next).toStrictEqual([1, 3]);
  });

  it('numbers the files of the next ticket after those of the last', async () => {
    const { chat, id } = await chatThatAsks('summary', { ticketFiles: '5' });

    expect((await ask(chat, id, photo)).body.n).toBe(6);
  });

  it.each([
    [413, 'larger than 10 MB', { ...photo, size: 10 * 1024 * 1024 + 1 }],
    [400, 'empty', { ...photo, size: 0 }],
    [400, 'without a name', { ...photo, name: '' }],
    [400, 'of a type that is none', { ...photo, type: 'a\r\nb' }],
    [400, 'with a member that nobody knows', { ...photo, key: 'attachments/x' }],
  ])('answers %d to a file that is %s', async (expected, _what, json) => {
    const { chat, id } = await chatThatAsks('summary');

    expect((await ask(chat, id, json)).status).toBe(expected);
  });

  it('answers 409 if no ticket is being written, 404 to a stranger and 410 after the end', async () => {
    const { chat, id } = await chatThatAsks(undefined);

    const noTicket = await ask(chat, id, photo);
    const stranger = await ask(chat, 'x'.repeat(22), photo);
    chat.pass(1_000);
    const ended = await ask(chat, id, photo);

    expect([noTicket, stranger, ended].map(({ status }) => status)).toStrictEqual([409, 404, 410]);
    expect(noTicket.body.detail).toContain('open a ticket');
  });
});

describe('GET /api/sessions/{id}/draft', () => {
  it('shows what the ticket asks for and has so far, with labels, and its files', async () => {
    const { chat, id } = await chatThatAsks('description', { ticketFiles: '5' });
    chat.uploads.put(id, 1, 'of-the-last-ticket.txt', 'old');
    chat.uploads.put(id, 6, 'photo.png', '12345');
    await chat.uploads.keepText(id, 1_002, 'a long text');

    expect(await draftOf(chat, id)).toStrictEqual({
      status: 200,
      body: {
        asked: 'description',
        fields: [
          { name: 'name', label: 'Name', value: 'Sam Rivera' },
          { name: 'category', label: 'Category', value: 'the team of course-sites' },
          { name: 'summary', label: 'Problem in one line', value: 'A blank page' },
        ],
        uploads: [{ n: 6, name: 'photo.png', size: 5 }],
      },
    });
  });

  it('is empty if no ticket is being written', async () => {
    const { chat, id } = await chatThatAsks(undefined);

    expect((await draftOf(chat, id)).body).toStrictEqual({ fields: [], uploads: [] });
  });
});

describe('the page', () => {
  it('may send uploads to the bucket, and nothing anywhere else', async () => {
    const { headers } = await chatFixture().ask({ method: 'GET', path: '/' });

    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' https://uploads.example.edu;",
    );
  });
});
