import { describe, expect, it } from 'vitest';
import { wishesPerson } from '../../../../../services/bot/functions/fulfillment/person-wish.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import type { HandoffLine } from '../../../../../services/bot/helpdesk/conversations/handoff-record.ts';
import { depsThatFind, FOUND } from './answer-deps.ts';
import { aForm, aLexEvent, formIn, withAttributes } from './lex-events.ts';

/** A Monday, 10:00 in Vancouver. */
const OPEN = Date.UTC(2026, 10, 23, 18);
/** The Sunday before. */
const CLOSED = Date.UTC(2026, 10, 22, 18);

function desk({ handoff = true, at = OPEN, reply = undefined as typeof FOUND | undefined } = {}) {
  const deps = { ...depsThatFind(reply), handoff };
  deps.outbox.now = at;
  return deps;
}

type Response = Awaited<ReturnType<typeof respond>>;
const textOf = ({ messages = [] }: Response) =>
  messages.flatMap((one) => (one.contentType === 'PlainText' ? one.content : [])).join('\n');
const cardsOf = ({ messages = [] }: Response) =>
  messages.flatMap((one) => (one.contentType === 'CustomPayload' ? JSON.parse(one.content) : []));
const OFFERED = { v: 1, kind: 'handoff', state: 'offered', also: [] };

describe('who asks for a person', () => {
  it.each([
    ['ContactStaff', 'can I talk to a human'],
    ['AskHelp', 'this bot is useless, give me a person'],
    ['FallbackIntent', 'live agent'],
    ['OpenTicket', 'I want to speak with someone from your staff'],
  ])('is offered one while people are there, and a ticket: %s', async (intent, said) => {
    const response = await respond(desk(), aLexEvent(intent, { said }));

    expect(cardsOf(response)).toStrictEqual([OFFERED]);
    expect(textOf(response)).toMatch(/here today until 17:00.*Chat with a person.*ticket/s);
    expect(response.messages?.at(-1)).toMatchObject({
      imageResponseCard: { buttons: [{ value: 'open a ticket' }] },
    });
  });

  it.each([
    [{ at: CLOSED }, /Nobody is here to chat right now\..*ticket.*back tomorrow at 9:00/s],
    [{ handoff: false }, /nobody can join us in this chat\..*ticket.*here today until 17:00/s],
  ])('is told why there is none, and offered a ticket: %j', async (how, text) => {
    const response = await respond(
      desk(how),
      aLexEvent('ContactStaff', { said: 'a human please' }),
    );

    expect(cardsOf(response)).toStrictEqual([]);
    expect(textOf(response)).toMatch(text);
    expect(response.messages?.at(-1)).toMatchObject({
      imageResponseCard: { buttons: [{ value: 'open a ticket' }] },
    });
  });

  it('keeps the question that was asked before, for the ticket', async () => {
    const event = aLexEvent('ContactStaff', { said: 'let me talk to a person' });
    const asked = withAttributes(event, { answeredQuestion: 'why is my quiz blank' });

    const { sessionState } = await respond(desk(), asked);

    expect(sessionState.sessionAttributes).toMatchObject({ askedQuestion: 'why is my quiz blank' });
  });

  it('is not who asks for a phone number, or how to chat with somebody in a course', () => {
    expect(wishesPerson('what is your phone number')).toBe(false);
    expect(wishesPerson('how do I chat with someone in Teams')).toBe(false);
    expect(wishesPerson('I need someone to fix the projector')).toBe(false);
  });
});

describe('who got no answer', () => {
  it('is offered a person as well, while there is one', async () => {
    const refused = await respond(desk(), aLexEvent('AskHelp', { said: 'florp the glomp' }));

    expect(cardsOf(refused).map(({ kind }) => kind)).toStrictEqual(['refusal', 'handoff']);
    expect(textOf(refused)).toContain('talk to our staff now');
    expect(refused.messages?.at(-1)?.contentType).toBe('ImageResponseCard');
  });

  it('is offered one under a notice, too', async () => {
    const notice = {
      v: 1,
      text: 'Zoom is down',
      from: '2026-11-23T00:00:00Z',
      until: '2026-11-24T00:00:00Z',
    };
    const objects = {
      list: async () => [{ name: 'notice.json', etag: '1', size: 100 }],
      read: async () => JSON.stringify(notice),
    };
    const deps = desk();
    const content = new LiveContent(objects, deps.clock, CONTENT_FILES);

    const refused = await respond({ ...deps, content }, aLexEvent('AskHelp', { said: 'florp it' }));

    expect(textOf(refused)).toContain('Notice: Zoom is down');
    expect(cardsOf(refused).map(({ kind }) => kind)).toStrictEqual(['refusal', 'handoff']);
    expect(refused.messages).toHaveLength(5);
  });

  it.each([{ at: CLOSED }, { handoff: false }])('is offered none otherwise: %j', async (how) => {
    const refused = await respond(desk(how), aLexEvent('AskHelp', { said: 'florp the glomp' }));

    expect(cardsOf(refused).map(({ kind }) => kind)).toStrictEqual(['refusal']);
  });

  it('is offered one if the answer did not help', async () => {
    const event = aLexEvent('AskHelp', { said: "that didn't help" });

    const response = await respond(desk(), withAttributes(event, { answeredQuestion: 'a quiz' }));

    expect(textOf(response)).toContain('sorry that it did not help');
    expect(cardsOf(response)).toStrictEqual([OFFERED]);
  });

  it('is nobody whose question is answered', async () => {
    const response = await respond(desk({ reply: FOUND }), aLexEvent('AskHelp', { said: 'reset' }));

    expect(cardsOf(response).map(({ kind }) => kind)).toStrictEqual(['answer']);
  });
});

describe('after a chat with a person', () => {
  const line = (by: HandoffLine['by'], text: string): HandoffLine => ({
    at: '2026-11-23T18:00:00.000Z',
    by,
    text,
  });

  async function afterChat(
    end: string,
    lines: readonly HandoffLine[],
    attributes: Record<string, string> = {},
  ) {
    const deps = desk();
    const at = '2026-11-23T18:00:00.000Z';
    deps.turns.push({
      v: 1,
      turn: 3,
      state: 'done',
      at,
      sent: [],
      handoff: { lines, end: 'ended' },
    });
    const event = aLexEvent('OpenTicket', { said: 'open a ticket', source: 'DialogCodeHook' });
    const requestAttributes = { 'x-ltsi-handoff': `3 ${end}` };
    const response = await respond(deps, {
      ...withAttributes(event, attributes),
      requestAttributes,
    });
    return { response, form: formIn(response) };
  }

  it('the ticket has what was told to the bot and to the person', async () => {
    const { response, form } = await afterChat(
      'ended',
      [
        line('client', 'My quiz in Brightspace shows a blank page since this morning'),
        line('agent', 'Which course is it?'),
        line('client', 'BIOL 225, I am Sam Rivera, sam.rivera@example.edu'),
      ],
      { answeredQuestion: 'why is my quiz blank' },
    );

    expect(form?.answers).toMatchObject({
      name: 'Sam Rivera',
      email: 'sam.rivera@example.edu',
      category: 'course-sites',
      summary: 'why is my quiz blank',
      description: expect.stringContaining('BIOL 225'),
    });
    expect(form?.answers.description).toContain('shows a blank page');
    expect(textOf(response)).toMatch(/The chat with our staff has ended\..*cancel/s);
  });

  it.each([
    ['noAnswer', 'Nobody was free to chat.'],
    ['failed', 'The chat with our staff broke off.'],
  ])('that did not come to pass, the bot says so and asks for the rest: %s', async (end, text) => {
    const { response, form } = await afterChat(end, []);

    expect(textOf(response)).toContain(text);
    expect(textOf(response)).toContain('What is your name?');
    expect(form).toMatchObject({ asked: 'name', answers: {} });
  });

  it('a ticket that was begun before goes on', async () => {
    const begun = { ...aForm('email'), isPaused: true };

    const { response, form } = await afterChat('ended', [], { ticketForm: JSON.stringify(begun) });

    expect(form).toMatchObject({ asked: 'email', answers: begun.answers });
    expect(form).not.toHaveProperty('isPaused');
    expect(textOf(response)).toContain('What e-mail address');
  });

  it.each(['', '3', '3 bored', '99999 ended', '3 ended 4'])('needs one: %j', async (value) => {
    const event = aLexEvent('Greet', { said: 'hello', source: 'DialogCodeHook' });
    const requestAttributes = { 'x-ltsi-handoff': value };

    const response = await respond(desk(), { ...event, requestAttributes });

    expect(formIn(response)).toBeUndefined();
  });

  it('the conversation may be away: then the ticket begins empty', async () => {
    const deps = desk();
    const conversations = {
      turns: async () => {
        throw new Error('away');
      },
    };
    const event = aLexEvent('OpenTicket', { said: 'open a ticket', source: 'DialogCodeHook' });
    const requestAttributes = { 'x-ltsi-handoff': '3 ended' };

    const response = await respond({ ...deps, conversations }, { ...event, requestAttributes });

    expect(formIn(response)).toMatchObject({ asked: 'name' });
  });
});
