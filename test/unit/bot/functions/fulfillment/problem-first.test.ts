import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { wishesTicket } from '../../../../../services/bot/functions/fulfillment/ticket-wish.ts';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import { isCancellation } from '../../../../../services/bot/helpdesk/intake/cancellation.ts';
import { depsThatFind, FOUND, NOTHING } from './answer-deps.ts';
import { aForm, aLexEvent, formIn, NO_SLOTS, scalar } from './lex-events.ts';

const opening = (said: string) =>
  aLexEvent('OpenTicket', { said, slots: NO_SLOTS, source: 'DialogCodeHook' });

const cancelling = (said: string, sessionAttributes?: Record<string, string>) => {
  const event = aLexEvent('Cancel', { said, source: 'DialogCodeHook' });
  return {
    ...event,
    sessionState: { ...event.sessionState, ...(sessionAttributes && { sessionAttributes }) },
  };
};

const textOf = ({ messages = [] }: Awaited<ReturnType<typeof respond>>) =>
  messages.map((message) => ('content' in message ? message.content : '')).join('\n');

describe('a problem that would open a ticket', () => {
  it.each([
    'course site blank page',
    'my upload fails',
    'i uploaded the wrong file can i resubmit',
  ])('is answered first if a page knows, and the ticket is the next button: %s', async (said) => {
    const response = await respond(depsThatFind(FOUND), opening(said));

    expect(textOf(response)).toContain('Open the reset page.');
    expect(response.messages?.at(-1)).toMatchObject({
      imageResponseCard: { buttons: [{ value: 'open a ticket' }] },
    });
    expect(response.sessionState.dialogAction.type).toBe('ElicitIntent');
  });

  it('shows the notice of the day above the answer', async () => {
    const file = JSON.stringify({
      v: 1,
      text: 'Brightspace is down',
      from: '2026-11-22T00:00:00Z',
      until: '2026-11-23T00:00:00Z',
    });
    const used = depsThatFind(FOUND);
    const objects = {
      list: async () => [{ name: 'notice.json', etag: '1', size: file.length }],
      read: async () => file,
    };
    const content = new LiveContent(objects, used.clock, CONTENT_FILES);

    const { messages } = await respond({ ...used, content }, opening('my upload fails'));

    expect(messages?.[0]).toMatchObject({ content: 'Notice: Brightspace is down' });
  });

  it('is answered first also if it names a category', async () => {
    const event = aLexEvent('OpenTicket', {
      said: 'course site blank page',
      slots: { ...NO_SLOTS, Category: scalar('course-sites') },
      source: 'DialogCodeHook',
    });

    expect(textOf(await respond(depsThatFind(FOUND), event))).toContain('Open the reset page.');
  });

  it('is what the ticket begins with', async () => {
    const deps = depsThatFind(FOUND);
    const answered = await respond(deps, opening('my upload fails'));
    const event = opening('open a ticket');

    const ticket = await respond(deps, {
      ...event,
      sessionState: {
        ...event.sessionState,
        sessionAttributes: answered.sessionState.sessionAttributes ?? {},
      },
    });

    expect(ticket.sessionState.intent?.slots?.Summary).toMatchObject({
      value: { interpretedValue: 'my upload fails' },
    });
  });

  it('opens the ticket at once if no page knows', async () => {
    const response = await respond(depsThatFind(NOTHING), opening('the projector hums'));

    expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Name' });
    expect(formIn(response)?.answers.summary).toBe('the projector hums');
  });

  it('is searched for without the secret in it', async () => {
    const deps = depsThatFind(FOUND);

    await respond(deps, opening('my password is hunter2 and the upload fails'));

    expect(deps.questions.join()).not.toContain('hunter2');
  });
});

it.each([
  'open a ticket',
  'I want to report a problem',
  'can somebody look at my course',
  'none of that helped',
  'please have it looked at',
])('goes straight to the ticket when that is asked for: %s', async (said) => {
  const deps = depsThatFind(FOUND);

  const response = await respond(deps, opening(said));

  expect(wishesTicket(said)).toBe(true);
  expect(deps.questions).toStrictEqual([]);
  expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Name' });
});

describe('words that Lex takes for a cancellation', () => {
  const form = aForm('name', {});
  const writing = { ticketForm: JSON.stringify(form) };
  const paused = { ticketForm: JSON.stringify({ ...form, isPaused: true }) };

  it.each([
    'i forget',
    'do it again',
    'i want to quit my course',
    'how do I cancel a Zoom meeting',
  ])('cancel nothing, and keep the ticket: %s', async (said) => {
    for (const attributes of [writing, paused]) {
      const response = await respond(depsThatFind(NOTHING), cancelling(said, attributes));

      expect(textOf(response)).not.toMatch(/cancelled|nothing was sent/i);
      expect(formIn(response)).toMatchObject({ of: 5 });
    }
  });

  it('cancel nothing outside of a ticket', async () => {
    const response = await respond(depsThatFind(NOTHING), cancelling('never mind'));

    expect(textOf(response)).toMatch(/no ticket open/);
    expect(textOf(response)).not.toMatch(/cancelled/i);
  });

  it('cancel the ticket that is being written', async () => {
    const response = await respond(depsThatFind(NOTHING), cancelling('never mind', writing));

    expect(textOf(response)).toMatch(/nothing was sent/);
    expect(response.sessionState).toMatchObject({
      dialogAction: { type: 'Close' },
      sessionAttributes: {},
    });
    expect(formIn(response)).toBeUndefined();
  });

  it('cancel the ticket that was left for something else', async () => {
    const response = await respond(depsThatFind(NOTHING), cancelling('never mind', paused));

    expect(response.sessionState.dialogAction.type).toBe('Delegate');
    // Without the form, and without the files that it could have.
    expect(response.sessionState.sessionAttributes).toStrictEqual({ ticketFiles: '5' });
  });
});

it('knows every cancellation of the bot definition', () => {
  const file = 'seed/bot/LTSISupportBot/BotLocales/en_US/Intents/Cancel/Intent.json';
  const { sampleUtterances } = JSON.parse(readFileSync(file, 'utf8'));

  const unknown = sampleUtterances.filter(
    ({ utterance }: { utterance: string }) => !isCancellation(utterance),
  );

  expect(unknown).toStrictEqual([]);
});
