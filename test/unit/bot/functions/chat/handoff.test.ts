import { beforeEach, describe, expect, it } from 'vitest';
import { type ChatFixture, chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { plainText } from '../../../../support/chat/fake-bot.ts';
import { aHandoffDesk, FakeHandoff } from '../../../../support/chat/fake-handoff.ts';

const EIGHT_HOURS = 8 * 3600;

let handoff: FakeHandoff;
let chat: ChatFixture;
let sessionId: string;

beforeEach(async () => {
  handoff = new FakeHandoff();
  chat = chatFixture({ handoff: aHandoffDesk(handoff) });
  // A Monday, 10:00 in Vancouver.
  chat.pass(EIGHT_HOURS);
  sessionId = await chat.openSession();
});

async function ask(method: string, path: string, json?: unknown, id = sessionId) {
  const response = await chat.ask({ method, path: `/api/sessions/${id}/${path}`, json });
  const { status, body } = response;
  return { status, body: body === '' ? undefined : JSON.parse(body) };
}

const start = () => ask('POST', 'handoff', {});
const send = (...lines: object[]) => ask('POST', 'handoff/lines', lines);
const end = (reason: string) => ask('DELETE', 'handoff', { reason });
const resume = async () => {
  const { body } = await chat.ask({ method: 'GET', path: `/api/sessions/${sessionId}` });
  return JSON.parse(body);
};
const aLine = (second: number, by: string, text: string) => ({
  at: `2026-03-02T18:00:${String(second).padStart(2, '0')}.000Z`,
  by,
  text,
});

describe('a chat with a person', () => {
  it('begins with a token for the page, and is counted', async () => {
    expect(await start()).toStrictEqual({
      status: 201,
      body: {
        participantToken: 'token-1',
        participantEndpoint: 'https://participant.example.edu',
        waitSeconds: 60,
      },
    });
    expect(chat.events).toMatchObject([{ kind: 'handoff', turn: 1, locale: 'en_US' }]);
    expect(JSON.stringify(chat.conversations.records(sessionId))).not.toContain('token-1');
  });

  it('shows people what was said, redacted, under the name that was told', async () => {
    await chat.say(sessionId, 'Hi, my name is Sam Rivera. My quiz in Brightspace is blank', 'm1');
    await chat.say(sessionId, 'my password is Tr0ub4dor&3', 'm2');
    await start();

    const [request] = handoff.requests;
    expect(request).toMatchObject({
      name: 'Sam Rivera',
      conversation: expect.stringMatching(/^conversations\/[0-9a-f]{64}\/$/),
    });
    expect(request?.transcript).toMatch(
      /18:00 UTC Client: .*quiz in Brightspace is blank\n.*Bot: /,
    );
    expect(JSON.stringify(request)).not.toContain('Tr0ub4dor');
  });

  it('has a wish as its first word if nothing was said, by a client without a name', async () => {
    await start();

    expect(handoff.requests).toMatchObject([
      { name: 'Client', transcript: '', opening: 'I would like to talk to a person.' },
    ]);
  });

  it('takes the newest of a long conversation, as much as Connect takes', async () => {
    for (let turn = 1; turn <= 40; turn += 1)
      await chat.say(sessionId, `${turn} ${'über '.repeat(190)}`, `m${turn}`);
    await start();

    const transcript = handoff.requests[0]?.transcript ?? '';
    expect(Buffer.byteLength(transcript)).toBeLessThanOrEqual(28 * 1024);
    expect(transcript).toContain('Client: 40 ');
  });

  it('silences the bot, for other tabs and programs too', async () => {
    await chat.say(sessionId, 'Hello', 'm1');
    await start();

    const { status, body } = await chat.say(sessionId, 'Are you there?', 'm2');

    expect(status).toBe(409);
    expect(JSON.parse(body)).toMatchObject({ type: 'handoff-open' });
    expect((await chat.say(sessionId, 'Hello', 'm1')).status).toBe(200);
    expect(chat.bot.received).toStrictEqual(['Hello']);
  });

  it('is one at a time', async () => {
    const both = await Promise.all([start(), start()]);

    expect(both.map(({ status }) => status).toSorted()).toStrictEqual([201, 409]);
    expect((await start()).body).toMatchObject({ status: 409, type: 'already-open' });
    expect(handoff.requests).toHaveLength(1);
  });

  it('waits for the turn of the bot that is going on', async () => {
    let during: Awaited<ReturnType<typeof start>> | undefined;
    chat.bot.answer(async () => {
      during = await start();
      return { messages: [plainText('Yes')] };
    });
    await chat.say(sessionId, 'Hello', 'm1');

    expect(during).toMatchObject({
      status: 409,
      body: { title: 'Another message is being answered' },
    });
    expect((await start()).status).toBe(201);
  });

  it('is refused out of hours, with when people are back', async () => {
    chat.pass(12 * 3600);
    sessionId = await chat.openSession();

    expect(await start()).toMatchObject({
      status: 409,
      body: { type: 'outside-hours', detail: expect.stringContaining('back tomorrow at 9:00') },
    });
  });

  it('is refused if nobody chats', async () => {
    chat = chatFixture();
    sessionId = await chat.openSession();

    expect(await start()).toMatchObject({ status: 409, body: { type: 'not-configured' } });
  });

  it('is refused to somebody who asks again and again', async () => {
    for (let count = 0; count < 6; count += 1) {
      await start();
      await end('ended');
    }

    expect((await start()).status).toBe(429);
  });

  it('that cannot be started is a failure, and the bot goes on', async () => {
    handoff.failure = new Error('connect is down');

    expect(await start()).toMatchObject({ status: 502, body: { type: 'handoff-failed' } });

    expect(chat.events).toStrictEqual([]);
    expect((await chat.say(sessionId, 'Hello', 'm1')).status).toBe(200);
    handoff.failure = undefined;
    expect((await start()).status).toBe(201);
  });

  it('that is deleted while it starts leaves nothing, and its token with nobody', async () => {
    handoff.before = async () => {
      await chat.ask({ method: 'DELETE', path: `/api/sessions/${sessionId}` });
    };

    expect((await start()).status).toBe(404);
    expect(chat.conversations.records(sessionId)).toStrictEqual([]);
  });

  it('whose function died is no obstacle to the next message', async () => {
    await chat.conversations.create(sessionId, {
      ...{ v: 1, turn: 1, state: 'pending', at: '2026-03-02T18:00:00.000Z', sent: ['x'] },
      heldUntil: '2026-03-02T18:00:15.000Z',
      handoff: { lines: [] },
    });
    expect((await start()).body).toMatchObject({ type: 'already-open' });

    chat.pass(16);

    expect((await chat.say(sessionId, 'Hello', 'm1')).status).toBe(200);
    expect((await start()).status).toBe(201);
  });
});

describe('what is said to a person', () => {
  beforeEach(async () => void (await start()));

  it('is kept in the order of its times, redacted, and once however often it is sent', async () => {
    const said = aLine(2, 'client', 'My password is hunter2-hunter2');
    const answered = aLine(5, 'agent', 'Never tell it to anybody!');
    await send(answered);
    expect((await send(said, answered)).status).toBe(204);
    await send(said, aLine(1, 'system', 'Ana has joined.'));

    const { lines, isOpen } = (await resume()).turns.at(-1).handoff;

    expect(isOpen).toBe(true);
    expect(lines.map(({ by }: { by: string }) => by)).toStrictEqual(['system', 'client', 'agent']);
    expect(lines[2]).toStrictEqual(answered);
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });

  it('loses nothing of two requests at once', async () => {
    await Promise.all([send(aLine(1, 'client', 'One')), send(aLine(2, 'agent', 'Two'))]);

    expect((await resume()).turns.at(-1).handoff.lines).toHaveLength(2);
  });

  it('keeps the session, and so does a page that is still there', async () => {
    chat.pass(800);
    await send(aLine(1, 'agent', 'One moment'));
    chat.pass(800);
    expect((await send()).status).toBe(204);
    chat.pass(800);
    expect((await resume()).turns.at(-1).handoff.isOpen).toBe(true);
    chat.pass(200);
    expect((await send()).status).toBe(410);
  });

  it.each([
    ['no list', {}],
    ['no time', [{ by: 'client', text: 'x' }]],
    ['a time that is none', [{ ...aLine(1, 'client', 'x'), at: '2026-13-45T99:00:00Z' }]],
    ['another speaker', [aLine(1, 'bot', 'x')]],
    ['nothing said', [aLine(1, 'client', ' ')]],
    ['too long a text', [aLine(1, 'client', 'x'.repeat(1025))]],
    ['too many lines', Array.from({ length: 51 }, () => aLine(1, 'client', 'x'))],
    ['null', [null]],
  ])('must be well formed: %s', async (_what, json) => {
    expect((await ask('POST', 'handoff/lines', json)).status).toBe(400);
  });

  it('is refused once it is too much to be kept', async () => {
    for (let batch = 0; batch < 20; batch += 1) {
      const lines = Array.from({ length: 50 }, (_, n) => aLine(batch, 'agent', `${batch} ${n}`));
      expect((await send(...lines)).status).toBe(204);
    }

    expect((await send(aLine(59, 'agent', 'One more'))).body).toMatchObject({
      type: 'handoff-full',
    });
    expect((await send(aLine(1, 'agent', '1 1'))).status).toBe(204);
  });
});

describe('the end of a chat with a person', () => {
  beforeEach(async () => void (await start()));

  it.each(['ended', 'noAnswer', 'failed'])(
    'is the turn of the bot, which knows why: %s',
    async (reason) => {
      const { status, body } = await end(reason);

      expect({ status, body }).toMatchObject({ status: 200, body: { turn: 2 } });
      expect(chat.bot.received).toStrictEqual(['open a ticket']);
      expect(chat.bot.handoffs).toStrictEqual([{ turn: 1, end: reason }]);
      expect((await resume()).turns.at(-1)).not.toHaveProperty('said');
      expect((await chat.say(sessionId, 'Sam Rivera', 'm1')).status).toBe(200);
    },
  );

  it('is the same turn for a request that comes again', async () => {
    const [first, second] = [await end('noAnswer'), await end('ended')];

    expect(second).toStrictEqual(first);
    expect(chat.bot.received).toHaveLength(1);
  });

  it('is no obstacle if the bot fails: the request may come again', async () => {
    chat.bot.answer(() => {
      throw new Error('away');
    });
    expect((await end('ended')).status).toBe(500);

    chat.bot.answer(() => ({ messages: [plainText('Your name?')] }));

    expect(await end('ended')).toMatchObject({ status: 200, body: { turn: 2 } });
    expect((await send(aLine(1, 'agent', 'x'))).body).toMatchObject({ type: 'not-open' });
  });

  it('follows on one that could not be started', async () => {
    await end('ended');
    handoff.failure = new Error('connect is down');
    await start();

    expect(await end('failed')).toMatchObject({ status: 200, body: { turn: 4 } });
    expect(chat.bot.handoffs.at(-1)).toStrictEqual({ turn: 3, end: 'failed' });
  });

  it('needs one, and a reason', async () => {
    expect((await end('bored')).status).toBe(400);
    await end('ended');
    await chat.say(sessionId, 'Hello', 'm1');

    expect((await end('ended')).body).toMatchObject({ status: 409, type: 'not-open' });
  });

  it('comes with the session', async () => {
    await chat.ask({ method: 'DELETE', path: `/api/sessions/${sessionId}` });

    expect((await end('ended')).status).toBe(404);
    expect((await send()).status).toBe(404);
  });
});
