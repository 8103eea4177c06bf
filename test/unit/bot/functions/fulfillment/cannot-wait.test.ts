import { describe, expect, it } from 'vitest';
import type { LexEvent } from '../../../../../services/bot/functions/fulfillment/lex-event.ts';
import type { LexResponse } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import { depsThatFind, FOUND, NOTHING } from './answer-deps.ts';
import { ANSWERS, aForm, aLexEvent, aReply, NO_SLOTS, scalar } from './lex-events.ts';

const EXAM = 'my exam starts in 10 minutes and brightspace does not open';
const LAST_YEAR = "no hurry, about last year's exam";
const WEDNESDAY = Date.UTC(2026, 11, 2, 18, 20);
const SUNDAY = Date.UTC(2026, 11, 6, 18, 20);

function depsAt(time: number, reply = NOTHING) {
  const used = depsThatFind(reply);
  used.outbox.now = time;
  return used;
}

/** The next event of the same session. */
function nextEvent(event: LexEvent, { sessionState }: LexResponse): LexEvent {
  const sessionAttributes =
    sessionState.sessionAttributes ?? event.sessionState.sessionAttributes ?? {};
  return { ...event, sessionState: { ...event.sessionState, sessionAttributes } };
}

const texts = ({ messages = [] }: LexResponse) =>
  messages.flatMap((message) => (message.contentType === 'PlainText' ? [message.content] : []));
const cards = ({ messages = [] }: LexResponse) =>
  messages.flatMap((message) =>
    message.contentType === 'CustomPayload' ? [JSON.parse(message.content)] : [],
  );
const buttons = ({ messages = [] }: LexResponse) =>
  messages.flatMap((message) =>
    message.contentType === 'ImageResponseCard'
      ? message.imageResponseCard.buttons.map(({ value }) => value)
      : [],
  );

describe('a question that cannot wait', () => {
  it('is told first whom to call, where, and until when', async () => {
    const response = await respond(depsAt(WEDNESDAY), aLexEvent('AskHelp', { said: EXAM }));

    expect(texts(response)[0]).toContain('call the help desk now');
    expect(texts(response)[0]).toContain('until 17:00');
    expect(texts(response)[0]).toContain('250-555-0100');
    expect(texts(response)[0]).toContain('Library, ground floor');
    expect(cards(response)[0]).toMatchObject({ v: 1, kind: 'urgent', id: 'cannot-wait' });
  });

  it('is answered as well', async () => {
    const event = aLexEvent('AskHelp', { said: EXAM });
    const response = await respond(depsAt(WEDNESDAY, FOUND), event);

    expect(cards(response).map(({ kind }) => kind)).toStrictEqual(['urgent', 'answer']);
    expect(buttons(response)).toStrictEqual(['open a ticket']);
    expect(response.sessionState.sessionAttributes).toMatchObject({ askedQuestion: EXAM });
  });

  it('is not sent to a phone that nobody answers', async () => {
    const response = await respond(depsAt(SUNDAY), aLexEvent('AskHelp', { said: EXAM }));

    expect(texts(response)[0]).toContain('Our staff are not here now');
    expect(texts(response)[0]).toContain('they are back tomorrow at 9:00');
    expect(texts(response)[0]).not.toContain('250-555-0100');
    expect(cards(response).filter(({ kind }) => kind === 'urgent')).toStrictEqual([]);
  });

  it('is told once for the same words, and again for others', async () => {
    const used = depsAt(WEDNESDAY);
    const event = aLexEvent('AskHelp', { said: EXAM });
    const first = await respond(used, event);
    const again = await respond(used, nextEvent(event, first));
    const other = { ...nextEvent(event, again), inputTranscript: 'quiz closes at noon, help' };

    expect(cards(again).filter(({ kind }) => kind === 'urgent')).toStrictEqual([]);
    expect(cards(await respond(used, other))[0]).toMatchObject({ kind: 'urgent' });
  });
});

describe('a question that can wait', () => {
  it.each([LAST_YEAR, 'how do I set up an exam', 'my exam is in two weeks'])(
    'is answered as ever: "%s"',
    async (said) => {
      const response = await respond(depsAt(WEDNESDAY), aLexEvent('AskHelp', { said }));

      expect(cards(response).filter(({ kind }) => kind === 'urgent')).toStrictEqual([]);
      expect(response.sessionState.sessionAttributes).not.toHaveProperty('cannotWaitTold');
    },
  );
});

describe('a ticket that begins with what cannot wait', () => {
  const opening = aLexEvent('OpenTicket', {
    said: `open a ticket: ${EXAM}`,
    slots: NO_SLOTS,
    source: 'DialogCodeHook',
  });

  it('says so before the first question, and begins with what was said', async () => {
    const told = await respond(depsAt(WEDNESDAY), opening);

    expect(texts(told)[0]).toContain('250-555-0100');
    expect(told.sessionState).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Name' },
      intent: { slots: { Category: scalar('course-sites'), Summary: scalar(EXAM) } },
    });
  });
});

describe('a ticket that cannot wait, whose opening Lex takes for a question', () => {
  it('is kept with the advice, and asks for the name once', async () => {
    const used = depsAt(WEDNESDAY);
    const said = `please open a ticket, ${EXAM}`;
    const told = await respond(used, aLexEvent('AskHelp', { said }));

    expect(texts(told)[0]).toContain('250-555-0100');
    expect(told.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Name' });
    expect(buttons(told)).not.toContain('open a ticket');

    const answer = aLexEvent('OpenTicket', { said: 'Sam Rivera', source: 'DialogCodeHook' });
    const next = await respond(used, nextEvent(answer, told));

    expect(next.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Email' });
  });
});

describe('a ticket in progress', () => {
  it('says whom to call, and goes on with all its answers', async () => {
    const { name, email } = ANSWERS;
    const event = aReply(EXAM, aForm('summary', { name, email, category: 'course-sites' }));
    const told = await respond(depsAt(WEDNESDAY), event);

    expect(texts(told)[0]).toContain('250-555-0100');
    expect(told.messages?.length).toBeLessThanOrEqual(5);
    expect(told.sessionState).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Description' },
      intent: { slots: { Name: scalar(name), Summary: scalar(EXAM) } },
    });
  });

  it('says it once: not again when everything is checked', async () => {
    const used = depsAt(WEDNESDAY);
    const told = await respond(used, aReply(EXAM, aForm('summary')));
    const said = nextEvent(aReply("that's all", aForm('description')), told);

    expect(texts(await respond(used, said)).join(' ')).not.toContain('250-555-0100');
  });
});

describe('a filed ticket', () => {
  const filed = (description: string) => aReply('yes', aForm('check', { ...ANSWERS, description }));

  it('says that it is urgent and why, in the confirmation, the record and the mail', async () => {
    const used = depsAt(WEDNESDAY);

    const response = await respond(used, filed(EXAM));

    expect(texts(response)).toContain(
      'It is marked as urgent, because you wrote “exam starts in 10 minutes”.',
    );
    expect([...used.outbox.filed.values()][0]?.ticket.route).toMatchObject({
      rule: 'category course-sites',
      urgency: 'high',
      urgencyEvidence: ['exam starts in 10 minutes'],
    });
    expect(used.mails[0]?.text).toContain('Urgency: high, because of: exam starts in 10 minutes');
    expect(used.mails[0]?.text).toContain(
      'Queue: learning-tools by the rule “category course-sites”',
    );
  });

  it('says nothing of urgency if it can wait', async () => {
    const response = await respond(depsAt(WEDNESDAY), filed(LAST_YEAR));

    expect(texts(response).join(' ')).not.toContain('urgent');
  });
});

describe('a routing table in the bucket', () => {
  const withTable = (time: number, text: string) => {
    const used = depsAt(time);
    const objects = {
      list: async () => [{ name: 'routing.json', etag: '1', size: text.length }],
      read: async () => text,
    };
    return { ...used, content: new LiveContent(objects, used.clock, CONTENT_FILES) };
  };
  const version1 = JSON.stringify({
    version: 1,
    teams: [{ queue: 'one', name: 'The one team', address: 'one@example.edu' }],
    default: 'one',
    urgent: ['exam'],
  });

  it('decides instead of the bundled one, also in version 1', async () => {
    const used = withTable(WEDNESDAY, version1);
    const event = aReply('yes', aForm('check'));

    expect(texts(await respond(used, event))[0]).toContain('The one team');
  });

  it('of version 1 gives no advice: it has none', async () => {
    const used = withTable(WEDNESDAY, version1);

    const response = await respond(used, aLexEvent('AskHelp', { said: EXAM }));

    expect(cards(response).filter(({ kind }) => kind === 'urgent')).toStrictEqual([]);
  });

  it('that fails its check is ignored', async () => {
    const used = withTable(WEDNESDAY, '{"version": 2}');
    const event = aReply('yes', aForm('check'));

    expect(texts(await respond(used, event))[0]).toContain('Learning tools');
    expect(used.content.states).toMatchObject([{ name: 'routing.json', state: 'ignored' }]);
  });
});
