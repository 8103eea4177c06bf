import { describe, expect, it } from 'vitest';
import type { LexEvent } from '../../../../../services/bot/functions/fulfillment/lex-event.ts';
import type { LexResponse } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import { say } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import { depsThatFind, FOUND, NOTHING } from './answer-deps.ts';
import {
  aForm,
  aLexEvent,
  aReply,
  formIn,
  NO_SLOTS,
  scalar,
  withAttributes,
} from './lex-events.ts';

const INTENTS = [
  'AskHelp',
  'FallbackIntent',
  'Greet',
  'Thanks',
  'Goodbye',
  'Cancel',
  'GetHelp',
  'ContactStaff',
  'OfficeHours',
  'OpenTicket',
];
const CRISIS = 'i want to kill myself';

/** The next event of the same session. */
function nextEvent(event: LexEvent, { sessionState }: LexResponse): LexEvent {
  const sessionAttributes =
    sessionState.sessionAttributes ?? event.sessionState.sessionAttributes ?? {};
  return { ...event, sessionState: { ...event.sessionState, sessionAttributes } };
}

const attributesOf = ({ sessionState }: LexEvent) => sessionState.sessionAttributes ?? {};

const cardOf = ({ messages = [] }: LexResponse) =>
  messages.flatMap((message) =>
    message.contentType === 'CustomPayload' ? [JSON.parse(message.content)] : [],
  )[0];

const textOf = ({ messages = [] }: LexResponse) =>
  messages.map((message) => ('content' in message ? message.content : '')).join('\n');

describe.each(['DialogCodeHook', 'FulfillmentCodeHook'] as const)(
  'words of crisis in a %s',
  (source) => {
    it.each(INTENTS)('are met before %s', async (name) => {
      const used = depsThatFind(FOUND);

      const response = await respond(used, aLexEvent(name, { said: CRISIS, source }));

      expect(cardOf(response)).toMatchObject({ v: 1, kind: 'urgent', id: 'crisis' });
      expect(response.messages?.[0]).toMatchObject({ content: expect.stringContaining('988') });
      expect(response.sessionState.dialogAction.type).toBe('ElicitIntent');
      expect(used.questions).toStrictEqual([]);
    });

    it('file nothing, though every answer is there and "yes" is said', async () => {
      const used = depsThatFind(FOUND);

      await respond(used, aReply('yes, i want to die', aForm('check'), source));

      expect(used.outbox.entries.size + used.outbox.filed.size).toBe(0);
      expect(used.mails).toStrictEqual([]);
    });
  },
);

describe('a ticket in progress', () => {
  const asking = aForm('category', { name: 'Sam Rivera', email: 'sam@example.edu' });
  const resuming = aLexEvent('OpenTicket', {
    said: 'continue my ticket',
    slots: NO_SLOTS,
    source: 'DialogCodeHook',
  });

  it('goes on where it was, without the words of crisis', async () => {
    const used = depsThatFind(FOUND);

    const met = await respond(used, aReply(CRISIS, asking));
    const again = await respond(used, nextEvent(resuming, met));

    expect(met.messages?.at(-1)).toMatchObject({
      imageResponseCard: { buttons: [{ value: 'continue my ticket' }] },
    });
    expect(again.sessionState).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Category' },
      intent: {
        slots: { Name: scalar('Sam Rivera'), Email: scalar('sam@example.edu'), Description: null },
      },
    });
    expect(JSON.stringify(again)).not.toContain(CRISIS);
  });

  it('is shown once more before it is sent, if nothing is missing', async () => {
    const used = depsThatFind(FOUND);

    const met = await respond(used, aReply('no i want to die', aForm('check')));
    const again = await respond(used, nextEvent(resuming, met));

    expect(again.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Check' });
    expect(used.outbox.entries.size).toBe(0);
  });

  it('is not sent by a yes to what came in between', async () => {
    const used = depsThatFind(FOUND);
    const met = await respond(used, aReply(CRISIS, aForm('check')));

    await respond(used, nextEvent(aLexEvent('FallbackIntent', { said: 'yes' }), met));

    expect(used.outbox.entries.size + used.outbox.filed.size).toBe(0);
  });

  it('is kept while another intent is answered, and forgotten once it is cancelled', async () => {
    const used = depsThatFind(FOUND);
    const met = await respond(used, aReply(CRISIS, asking));
    const asked = nextEvent(aLexEvent('AskHelp', { said: 'what is zoom' }), met);
    const answered = await respond(used, asked);
    const stop = aLexEvent('Cancel', { said: 'stop', source: 'DialogCodeHook' });
    const cancelled = await respond(
      used,
      nextEvent(withAttributes(stop, attributesOf(asked)), answered),
    );

    expect(formIn(met)).toMatchObject({ isPaused: true, answers: { name: 'Sam Rivera' } });
    expect(used.questions).toStrictEqual(['what is zoom']);
    expect(formIn(answered)).toMatchObject({ isPaused: true });
    expect(formIn(cancelled)).toBeUndefined();
    expect(cancelled.sessionState.sessionAttributes).toBeDefined();
  });

  it('keeps the attributes of others, and no secret', async () => {
    const form = { ...asking, answers: { ...asking.answers, name: 'password is hunter2' } };
    const event = aReply(CRISIS, form);

    const { sessionState } = await respond(
      depsThatFind(FOUND),
      withAttributes(event, { ...attributesOf(event), theirs: '1' }),
    );

    expect(sessionState.sessionAttributes?.theirs).toBe('1');
    expect(JSON.stringify(sessionState)).not.toContain('hunter2');
  });

  it('can be about phishing: met once, then taken as the answer', async () => {
    const used = depsThatFind(FOUND);
    const said = 'i clicked a phishing link';
    const first = await respond(used, aLexEvent('AskHelp', { said }));
    const form = aReply(said, aForm('summary'));
    const met = first.sessionState.sessionAttributes ?? {};
    const second = await respond(used, withAttributes(form, { ...attributesOf(form), ...met }));

    expect(cardOf(first)).toMatchObject({ kind: 'urgent', id: 'phishing' });
    expect(formIn(second)?.answers.summary).toBe(said);
  });

  it('takes words of crisis as an answer only if the very same are said again', async () => {
    const used = depsThatFind(FOUND);
    const summary = (said: string) => aReply(said, aForm('summary'));
    const next = (event: LexEvent, { sessionState }: LexResponse) =>
      withAttributes(event, { ...sessionState.sessionAttributes, ...attributesOf(event) });
    const first = await respond(used, summary('A student wants to die'));
    const other = await respond(used, next(summary('I want to end my life'), first));
    const same = await respond(used, next(summary('A student wants to die!'), first));

    expect(cardOf(other)).toMatchObject({ id: 'crisis' });
    expect(formIn(same)?.answers.summary).toBe('A student wants to die!');
  });
});

describe('something urgent that was met, and is gone on about', () => {
  const SUSPICION = 'i got a phishing email';
  const DETAILS = 'i clicked the phishing link and typed my password';

  const goOn = async (used: ReturnType<typeof depsThatFind>, name = 'AskHelp', said = DETAILS) => {
    const first = await respond(used, aLexEvent('AskHelp', { said: SUSPICION }));
    return respond(used, nextEvent(aLexEvent(name, { said, source: 'DialogCodeHook' }), first));
  };

  it('is not answered with the same words again, but with the people and a ticket about it', async () => {
    const response = await goOn(depsThatFind(NOTHING));

    expect(textOf(response)).toContain('security team');
    expect(textOf(response)).not.toContain('Forward it to');
    expect(cardOf(response)).toMatchObject({ kind: 'urgent', id: 'phishing' });
    expect(response.messages?.at(-1)).toMatchObject({
      imageResponseCard: { buttons: [{ text: 'Open a ticket with this question' }] },
    });
    expect(response.sessionState.sessionAttributes?.askedQuestion).toBe(DETAILS);
  });

  it.each(['AskHelp', 'OpenTicket'])('is answered by a page that knows, by %s', async (name) => {
    const response = await goOn(depsThatFind(FOUND), name);

    expect(textOf(response)).toContain('Open the reset page.');
    expect(textOf(response)).not.toContain('Forward it to');
  });

  it('is met in full if it is of another kind', async () => {
    const response = await goOn(depsThatFind(FOUND), 'AskHelp', 'my account was hacked');

    expect(textOf(response)).toContain("Let's make it safe first");
  });

  it('is met in full each time if it is about a life', async () => {
    const used = depsThatFind(FOUND);
    const first = await respond(used, aLexEvent('AskHelp', { said: CRISIS }));
    const again = await respond(used, nextEvent(aLexEvent('AskHelp', { said: CRISIS }), first));

    expect(again.messages).toStrictEqual(first.messages);
  });
});

describe('another language', () => {
  const french = 'comment changer mon mot de passe ?';

  it.each(['AskHelp', 'FallbackIntent', 'Greet'])('is answered in it, before %s', async (name) => {
    const used = depsThatFind(FOUND);

    const response = await respond(used, aLexEvent(name, { said: french }));

    expect(response.messages).toMatchObject([
      { content: expect.stringContaining("l'anglais") },
      { imageResponseCard: { buttons: [{ value: 'open a ticket' }] } },
    ]);
    expect(used.questions).toStrictEqual([]);
  });

  it('interrupts no ticket', async () => {
    const response = await respond(depsThatFind(FOUND), aReply(french, aForm('description')));

    expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Check' });
    expect(formIn(response)?.answers.description).toBe(french);
  });
});

describe('a notice', () => {
  const file = JSON.stringify({
    v: 1,
    text: 'Brightspace is down',
    from: '2026-11-22T19:00:00Z',
    until: '2026-11-22T21:00:00Z',
  });
  const withNotice = () => {
    const used = depsThatFind(FOUND);
    const objects = {
      list: async () => [{ name: 'notice.json', etag: '1', size: file.length }],
      read: async () => file,
    };
    return { ...used, content: new LiveContent(objects, used.clock, CONTENT_FILES) };
  };

  it('is above an answer and in the greeting', async () => {
    const used = withNotice();
    const answer = await respond(used, aLexEvent('AskHelp', { said: 'what is zoom' }));
    const greeting = await respond(
      used,
      aLexEvent('Greet', { said: 'hi', source: 'DialogCodeHook' }),
    );

    expect(answer.messages?.[0]).toStrictEqual(say('Notice: Brightspace is down'));
    expect(answer.messages?.[1]).toMatchObject({
      content: expect.stringContaining('Open the reset page.'),
    });
    expect(greeting.messages?.[0]).toStrictEqual(say('Notice: Brightspace is down'));
    expect(greeting.sessionState.dialogAction.type).toBe('Close');
  });

  it('comes with an answer in mid-ticket and with the list, in as many messages as Lex takes', async () => {
    const used = withNotice();
    const asked = await respond(used, aReply('what is a reset page?', aForm('category')));
    const said =
      'please open a ticket. My name is Priya Sharma, reach me at priya@example.edu. ' +
      'The quiz in BIOL 225 closed at noon although the students had time until midnight, and twelve lost their answers.';
    const opened = await respond(used, aLexEvent('AskHelp', { said }));

    for (const { messages = [] } of [asked, opened]) {
      expect(messages.length).toBeLessThanOrEqual(5);
      const notice = { content: expect.stringMatching(/^Notice: Brightspace is down/) };
      expect(messages).toContainEqual(expect.objectContaining(notice));
    }
    expect(opened.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Check' });
    expect(opened.messages?.at(-1)).toMatchObject({ contentType: 'ImageResponseCard' });
  });

  it('leaves the greeting to the bot definition once it is over', async () => {
    const used = withNotice();
    used.advance(2 * 3_600_000);

    const response = await respond(
      used,
      aLexEvent('Greet', { said: 'hi', source: 'DialogCodeHook' }),
    );

    expect(response.sessionState.dialogAction.type).toBe('Delegate');
  });
});

describe('office hours', () => {
  it('answer when people are there', async () => {
    const event = aLexEvent('OfficeHours', { said: 'when are you open', source: 'DialogCodeHook' });

    const { messages } = await respond(depsThatFind(FOUND), event);

    // The clock of the test shows Sunday, 22 November 2026, 12:00 in Vancouver.
    expect(messages?.[0]).toMatchObject({
      content: expect.stringMatching(
        /^Our staff are not here now; they are back tomorrow at 9:00\.\nOffice hours: Monday to Friday 9:00–17:00\./,
      ),
    });
  });

  it('are part of a refusal and of the way to the staff', async () => {
    const nothing = depsThatFind({ kind: 'refusal', about: [] });
    const refusal = await respond(nothing, aLexEvent('AskHelp', { said: 'florp' }));
    const contact = await respond(nothing, aLexEvent('ContactStaff', { source: 'DialogCodeHook' }));

    for (const { messages } of [refusal, contact]) {
      expect(messages?.[0]).toMatchObject({
        content: expect.stringContaining('they are back tomorrow at 9:00'),
      });
    }
  });
});
