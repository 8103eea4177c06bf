import { describe, expect, it } from 'vitest';
import { aHandoff, pageOf, problem } from './handoff-fixture.ts';

const MINUTE = 60_000;

async function called() {
  const page = aHandoff();
  await page.handoff.call();
  await page.time.advance(10);
  return page;
}

async function talking() {
  const page = await called();
  page.connect.event('participant.joined');
  await page.time.advance(10);
  return page;
}

const linesOf = ({ server }: ReturnType<typeof aHandoff>) =>
  server.lines.map(({ by, text }) => `${by}: ${text}`);

describe('a chat with a person', () => {
  it('shows who comes, what is said and who types, and tells the chat function', async () => {
    const page = await called();
    page.connect.event('participant.joined');
    page.connect.push(
      'aws/chat',
      JSON.stringify({
        Type: 'EVENT',
        ContentType: 'application/vnd.amazonaws.connect.event.typing',
        ParticipantRole: 'AGENT',
        DisplayName: 'Ana',
      }),
    );
    page.connect.message('AGENT', '<b>Hello</b>');
    page.handoff.send('My quiz is blank');
    await page.time.advance(2_000);

    expect(page.shown).toStrictEqual([
      'state calling',
      'state waiting',
      'connected',
      'note: Ana has joined the chat.',
      'state open',
      'typing Ana',
      'typing undefined',
      'Ana: <b>Hello</b>',
      'me m1: My quiz is blank',
      'sent m1',
    ]);
    expect(linesOf(page)).toStrictEqual([
      'system: Ana has joined the chat.',
      'agent: <b>Hello</b>',
      'client: My quiz is blank',
    ]);
    expect(page.server.posts).toHaveLength(1);
  });

  it('shows and reports nothing of the message that the chat function has begun it with', async () => {
    const page = aHandoff();
    page.connect.message('CUSTOMER', 'My quiz is blank', 'Sam');
    await page.handoff.call();
    await page.time.advance(10);
    page.connect.event('participant.joined');
    page.handoff.send('My quiz is blank');
    await page.time.advance(2_000);
    page.handoff.suspend();
    const again = pageOf(page.time, page.connect, page.memory, page.server);
    again.handoff.resume([...page.server.lines]);
    await again.time.advance(2_000);

    expect(page.shown.filter((line) => line.includes('quiz'))).toStrictEqual([
      'me m1: My quiz is blank',
    ]);
    expect(again.shown.filter((line) => line.includes('quiz'))).toStrictEqual([
      'restored client: My quiz is blank',
    ]);
    expect(linesOf(again)).toStrictEqual([
      'system: Ana has joined the chat.',
      'client: My quiz is blank',
    ]);
  });

  it('ends with the turn of the bot when the agent ends it', async () => {
    const page = await talking();

    page.connect.event('chat.ended', 'AGENT');
    await page.time.advance(10);

    expect(page.shown.at(-1)).toBe('over reply');
    expect(page.server.ends).toStrictEqual(['ended']);
    expect(linesOf(page)).toContain('system: The chat with our staff has ended.');
    expect(page.memory.kept).toBeUndefined();
    expect(page.connect.isLeft).toBe(false);
  });

  it('ends when nobody comes in time', async () => {
    const page = await called();

    await page.time.advance(MINUTE - 100);
    expect(page.server.ends).toStrictEqual([]);
    await page.time.advance(200);

    expect(page.server.ends).toStrictEqual(['noAnswer']);
    expect(page.connect.isLeft).toBe(true);
  });

  it('waits again for somebody if the agent leaves or passes it on', async () => {
    const page = await talking();
    await page.time.advance(10 * MINUTE);

    page.connect.event('participant.left');
    page.connect.event('transfer.succeeded');
    await page.time.advance(MINUTE / 2);
    expect(page.shown).toContain('note: The chat is passed on to somebody else.');
    page.connect.event('participant.joined', 'AGENT', 'Bo');
    await page.time.advance(5 * MINUTE);
    expect(page.server.ends).toStrictEqual([]);
    page.connect.event('participant.left', 'AGENT', 'Bo');
    await page.time.advance(2 * MINUTE);

    expect(page.server.ends).toStrictEqual(['noAnswer']);
  });

  it('is left by its client', async () => {
    const page = await talking();

    page.handoff.leave();
    page.handoff.send('too late');
    await page.time.advance(10);

    expect(page.connect.isLeft).toBe(true);
    expect(page.server.ends).toStrictEqual(['ended']);
    expect(linesOf(page).at(-1)).toBe('system: The client has left the chat.');
  });

  it('is kept alive while nothing is said', async () => {
    const page = await talking();

    await page.time.advance(13 * MINUTE);

    expect(page.server.posts.filter((lines) => lines.length === 0)).toHaveLength(3);
  });

  it('sends a heartbeat, and tells that the client types, not too often', async () => {
    const page = await talking();
    for (let count = 0; count < 5; count += 1) page.handoff.type();
    await page.time.advance(21_000);

    const topics = page.connect.frames.map((frame) => (frame as { topic: string }).topic);
    expect(topics.filter((topic) => topic === 'typing')).toHaveLength(1);
    expect(topics.filter((topic) => topic === 'aws/heartbeat')).toHaveLength(2);
  });

  it('cuts what is too long for Connect between words', async () => {
    const page = await talking();

    page.handoff.send('word '.repeat(300));
    await page.time.advance(10);

    expect(page.connect.sent.map(({ length }) => length)).toStrictEqual([1024, 474]);
  });
});

describe('an outage', () => {
  it('loses nothing that was said in the meantime, and shows it once', async () => {
    const page = await talking();
    page.connect.message('AGENT', 'One');
    page.connect.drop();
    page.connect.message('AGENT', 'Two');
    await page.time.advance(4_000);
    page.connect.isDown = false;
    await page.time.advance(10_000);
    page.connect.message('AGENT', 'Three');
    await page.time.advance(2_000);

    expect(page.shown.filter((line) => line.startsWith('Ana'))).toStrictEqual([
      'Ana: One',
      'Ana: Two',
      'Ana: Three',
    ]);
    expect(linesOf(page).slice(1)).toStrictEqual(['agent: One', 'agent: Two', 'agent: Three']);
  });

  it('keeps what the client says until it can be sent, in its order', async () => {
    const page = await talking();
    page.connect.drop();
    page.handoff.send('One');
    page.handoff.send('Two');
    await page.time.advance(1_000);
    expect(page.shown).toContain('failed m1');

    page.connect.isDown = false;
    await page.time.advance(20_000);

    expect(page.connect.sent).toStrictEqual(['One', 'Two']);
    expect(page.shown.slice(-2)).toStrictEqual(['sent m1', 'sent m2']);
  });

  it('that takes only the answer sends nothing twice', async () => {
    const page = await talking();
    page.connect.losesAnswers = true;

    page.handoff.send('One');
    await page.time.advance(2_000);

    expect(page.shown.slice(-2)).toStrictEqual(['me m1: One', 'sent m1']);
    expect(linesOf(page).filter((line) => line === 'client: One')).toHaveLength(1);
  });

  it('is noticed by silence, if the connection says nothing', async () => {
    const page = await talking();
    page.connect.socket = undefined;
    page.connect.isDown = true;

    await page.time.advance(26_000);

    expect(page.shown).toContain('lost');
  });

  it('that lasts ends in a ticket', async () => {
    const page = await talking();
    page.connect.drop();

    await page.time.advance(6 * MINUTE);

    expect(page.server.ends).toStrictEqual(['ended']);
    expect(page.shown.at(-1)).toBe('over reply');
  });

  it('of the chat function delays what it is told, and the end', async () => {
    const page = await talking();
    page.server.failures.push(problem(0), problem(503), problem(0), undefined, problem(500));
    page.connect.message('AGENT', 'One');
    page.connect.event('chat.ended');
    await page.time.advance(20_000);

    expect(linesOf(page)).toStrictEqual([
      'system: Ana has joined the chat.',
      'agent: One',
      'system: The chat with our staff has ended.',
    ]);
    expect(page.server.ends).toStrictEqual(['ended']);
  });

  it('of Connect in the middle: its token is refused, and a ticket follows', async () => {
    const page = await called();
    page.connect.isOver = true;
    page.connect.drop();
    page.connect.isDown = false;
    await page.time.advance(5_000);

    expect(page.server.ends).toStrictEqual(['failed']);
  });
});

describe('a page that is loaded again', () => {
  it('goes on with the same chat: what was said is there once, and what was missed', async () => {
    const page = await talking();
    page.connect.message('AGENT', 'Which course?');
    page.handoff.send('BIOL 225');
    await page.time.advance(2_000);
    page.handoff.suspend();
    page.connect.socket = undefined;
    page.connect.message('AGENT', 'Thank you.');

    const again = pageOf(page.time, page.connect, page.memory, page.server);
    again.handoff.resume([...page.server.lines]);
    await again.time.advance(2_000);

    expect(again.shown).toStrictEqual([
      'restored system: Ana has joined the chat.',
      'restored agent: Which course?',
      'restored client: BIOL 225',
      'state open',
      'Ana: Thank you.',
      'connected',
    ]);
    expect(linesOf(again)).toHaveLength(4);
  });

  it('sends what had not arrived', async () => {
    const page = await talking();
    page.connect.drop();
    page.handoff.send('One');
    await page.time.advance(10);
    page.handoff.suspend();
    page.connect.isDown = false;

    const again = pageOf(page.time, page.connect, page.memory, page.server);
    again.handoff.resume([...page.server.lines]);
    await again.time.advance(2_000);

    expect(again.connect.sent).toStrictEqual(['One']);
    expect(again.shown).toContain('me m1: One');
    expect(again.shown.at(-1)).toBe('sent m1');
  });

  it('waits no longer than was left', async () => {
    const page = await called();
    await page.time.advance(50_000);
    page.handoff.suspend();

    const again = pageOf(page.time, page.connect, page.memory, page.server);
    again.handoff.resume([]);
    await again.time.advance(11_000);

    expect(again.server.ends).toStrictEqual(['noAnswer']);
  });

  it('knows of no chat without its memory: a ticket follows on what was kept', async () => {
    const page = aHandoff();

    page.handoff.resume([{ at: '2026-11-23T18:00:00.000Z', by: 'agent', text: 'Hello' }]);
    await page.time.advance(10);

    expect(page.shown).toStrictEqual(
      expect.arrayContaining(['restored agent: Hello', 'state ending', 'over reply']),
    );
    expect(page.server.ends).toStrictEqual(['failed']);
  });
});

describe('a call', () => {
  it.each([
    [problem(409, 'outside-hours', 'They are back tomorrow.'), 'refused', []],
    [problem(409, 'not-configured'), 'refused', []],
    [problem(429), 'refused', []],
    [problem(404), 'gone', []],
    [problem(410), 'gone', []],
    [problem(502, 'handoff-failed'), 'reply', ['failed']],
    [problem(0), 'reply', ['failed']],
    [problem(409, 'already-open'), 'reply', ['failed']],
  ])('that fails never leaves the client alone: %s', async (failure, outcome, ends) => {
    const page = aHandoff();
    page.server.failures.push(failure);

    await page.handoff.call();

    expect(page.shown.at(-1)).toBe(`over ${outcome}`);
    expect(page.server.ends).toStrictEqual(ends);
  });

  it('of which nobody knows whether it arrived, and it did not, is refused', async () => {
    const page = aHandoff();
    page.server.failures.push(problem(0), problem(409, 'not-open'));

    await page.handoff.call();

    expect(page.shown.at(-1)).toBe('over refused');
  });

  it('is over if the session is deleted', async () => {
    const page = await talking();

    await page.handoff.abandon();
    await page.time.advance(MINUTE);

    expect(page.connect.isLeft).toBe(true);
    expect(page.server.ends).toStrictEqual([]);
    expect(page.memory.kept).toBeUndefined();
  });

  it('that somebody else has ended gets the turn of the bot', async () => {
    const page = await talking();
    page.server.failures.push(problem(409, 'not-open'));
    page.connect.message('AGENT', 'One');
    await page.time.advance(3_000);

    expect(page.shown.at(-1)).toBe('over reply');
  });
});
