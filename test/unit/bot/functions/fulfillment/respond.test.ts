import { describe, expect, it } from 'vitest';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { respondPolitely } from '../../../../../services/bot/functions/fulfillment/respond-politely.ts';
import type { AnswerReply } from '../../../../../services/bot/helpdesk/answers/answer.ts';
import { createJsonLog } from '../../../../../services/bot/helpdesk/json-log.ts';
import { aPassage } from '../../helpdesk/answers/a-search.ts';
import { depsThatFind, FOUND } from './answer-deps.ts';
import { aLexEvent, FILLED_SLOTS, NO_SLOTS, scalar } from './lex-events.ts';

const NOTHING_ON_FLORP = { kind: 'refusal' as const, about: ['florp'] };
const A_SECTION = {
  kind: 'offer' as const,
  sections: [aPassage()],
  about: ['florp'],
  missing: [],
  confidence: 0.5,
};

describe.each(['AskHelp', 'FallbackIntent'])('%s', (name) => {
  it('closes with what the search found', async () => {
    const deps = depsThatFind(FOUND);

    const response = await respond(deps, aLexEvent(name, { said: 'how do I reset it' }));

    expect(deps.questions).toStrictEqual(['how do I reset it']);
    expect(response.messages?.[0]).toMatchObject({
      contentType: 'PlainText',
      content: expect.stringContaining('Open the reset page.'),
    });
    expect(response.messages?.[1]?.contentType).toBe('CustomPayload');
    expect(response.sessionState.dialogAction.type).toBe('Close');
    expect(response.sessionState.intent).toMatchObject({ name, state: 'Fulfilled' });
  });

  it('offers a ticket by a button when the search found nothing', async () => {
    const deps = depsThatFind();

    const response = await respond(deps, aLexEvent(name, { said: 'florp' }));

    expect(response.sessionState.dialogAction.type).toBe('ElicitIntent');
    expect(response.messages?.at(-1)).toMatchObject({
      contentType: 'ImageResponseCard',
      imageResponseCard: {
        buttons: [{ text: 'Open a ticket with this question', value: 'open a ticket' }],
      },
    });
  });

  it.each([
    { rest: NOTHING_ON_FLORP, text: /On your other question I found nothing.*“florp”/, buttons: 1 },
    { rest: A_SECTION, text: /On your other question: I'm not sure/, buttons: 2 },
  ])('says what it has on the other of two questions: $rest.kind', async (one) => {
    const deps = depsThatFind({ ...FOUND, rest: one.rest } as AnswerReply);

    const response = await respond(deps, aLexEvent(name, { said: 'reset it? and a florp?' }));

    expect(response.messages?.[0]).toMatchObject({
      content: expect.stringContaining('Open the reset page.'),
    });
    expect(response.messages?.[2]).toMatchObject({ content: expect.stringMatching(one.text) });
    expect(response.messages?.at(-1)).toMatchObject({
      imageResponseCard: { buttons: { length: one.buttons } },
    });
    expect(response.sessionState.sessionAttributes).toMatchObject({
      askedQuestion: 'reset it? and a florp?',
    });
  });

  it('searches for no password', async () => {
    const deps = depsThatFind();

    await respond(deps, aLexEvent(name, { said: 'my password is hunter2 and it fails' }));

    expect(deps.questions).toStrictEqual(['my password is [password removed] and it fails']);
  });
});

describe('ServiceStatus', () => {
  const said = 'is zoom down';

  it('searches for where outages are shown, not for the service that was named', async () => {
    const deps = depsThatFind(FOUND);

    const response = await respond(deps, aLexEvent('ServiceStatus', { said }));

    expect(deps.questions.join()).toMatch(/status/);
    expect(deps.questions.join()).not.toMatch(/zoom/i);
    expect(response.messages?.[0]).toMatchObject({ content: expect.stringMatching(/can't see/) });
    expect(response.messages?.[1]).toMatchObject({
      content: expect.stringContaining('Open the reset page.'),
    });
    expect(response.sessionState.intent).toMatchObject({ state: 'Fulfilled' });
  });

  it.each([{ answer: undefined }, { answer: FOUND }])(
    'offers to report a problem: $answer',
    async ({ answer }) => {
      const response = await respond(depsThatFind(answer), aLexEvent('ServiceStatus', { said }));

      expect(response.messages?.at(-1)).toMatchObject({
        imageResponseCard: { buttons: [{ value: 'report a problem' }] },
      });
    },
  );
});

describe.each(['DialogCodeHook', 'FulfillmentCodeHook'] as const)(
  'OpenTicket in a %s',
  (source) => {
    it.each(['yes', 'Yes.', 'no', 'ok', 'yes please', 'yes please send it'])(
      'takes "%s" for no description of a problem',
      async (said) => {
        for (const slot of ['Summary', 'Description']) {
          const deps = depsThatFind();
          const slots = { ...FILLED_SLOTS, [slot]: scalar(said) };

          const response = await respond(deps, aLexEvent('OpenTicket', { slots, said, source }));

          expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: slot });
          expect(response.sessionState.intent?.slots?.[slot]).toBeNull();
          expect(deps.outbox.filed.size).toBe(0);
        }
      },
    );

    it('takes words that begin with a yes', async () => {
      const slots = { ...FILLED_SLOTS, Description: scalar('No sound') };

      const response = await respond(depsThatFind(), aLexEvent('OpenTicket', { slots, source }));

      expect(response.sessionState.dialogAction.type).not.toBe('ElicitSlot');
    });
  },
);

describe('OpenTicket, once confirmed', () => {
  it('files the ticket and says its id', async () => {
    const deps = depsThatFind();

    const response = await respond(deps, aLexEvent('OpenTicket', { slots: FILLED_SLOTS }));

    const ticketId = [...deps.outbox.filed.keys()][0];
    expect(response.sessionState.intent).toMatchObject({ name: 'OpenTicket', state: 'Fulfilled' });
    expect(response.messages?.[0]).toMatchObject({
      contentType: 'PlainText',
      content: `Your ticket is ${ticketId}. It goes to the team "Learning tools", who will answer at sam.rivera@example.edu. Our staff are not here now; they are back tomorrow at 9:00, and answer then.`,
    });
    expect(response.messages?.[1]).toStrictEqual({
      contentType: 'CustomPayload',
      content: JSON.stringify({
        v: 1,
        kind: 'ticket',
        title: ticketId,
        quote: 'Learning tools',
        ticketId,
      }),
    });
    expect(deps.mails).toHaveLength(1);
  });

  it('says the same id and mails once when Lex calls again', async () => {
    const deps = depsThatFind();
    const event = aLexEvent('OpenTicket', { slots: FILLED_SLOTS });

    const first = await respond(deps, event);
    const again = await respond(deps, event);

    expect(again).toStrictEqual(first);
    expect(deps.mails).toHaveLength(1);
  });

  it('asks for the address when there is none to answer to', async () => {
    const deps = depsThatFind();
    const slots = { ...FILLED_SLOTS, Email: scalar('sam at example') };

    const response = await respond(deps, aLexEvent('OpenTicket', { slots }));

    expect(response.sessionState).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Email' },
      intent: { slots: { Email: null, Name: FILLED_SLOTS.Name } },
    });
    expect(deps.outbox.filed.size).toBe(0);
  });
});

describe('OpenTicket, while it is being written', () => {
  const source = 'DialogCodeHook';

  it('takes the category from the opening words', async () => {
    const said = "my course site is broken and I can't fix it";
    const event = aLexEvent('OpenTicket', { source, said, slots: NO_SLOTS });

    const response = await respond(depsThatFind(), event);

    expect(response.sessionState).toMatchObject({
      dialogAction: { type: 'Delegate' },
      intent: { slots: { Category: scalar('course-sites'), Name: null } },
    });
  });

  it('takes no category from an answer to a question', async () => {
    const slots = { ...NO_SLOTS, Name: scalar('Zoom') };
    const event = aLexEvent('OpenTicket', { source, said: 'Zoom', slots });

    const response = await respond(depsThatFind(), event);

    expect(response.sessionState.intent?.slots?.Category).toBeNull();
  });

  it.each(['cancel', 'Cancel.', 'never mind'])(
    'ends on "%s", even as a description',
    async (said) => {
      const slots = { ...FILLED_SLOTS, Description: scalar(said) };
      const event = aLexEvent('OpenTicket', { source, said, slots });

      const response = await respond(depsThatFind(), event);

      expect(response.sessionState).toMatchObject({
        dialogAction: { type: 'Close' },
        intent: { state: 'Failed' },
      });
    },
  );

  it('keeps no password in the session', async () => {
    const slots = { ...NO_SLOTS, Description: scalar('my password is hunter2') };
    const event = aLexEvent('OpenTicket', { source, said: 'my password is hunter2', slots });

    const response = await respond(depsThatFind(), event);

    expect(JSON.stringify(response)).not.toContain('hunter2');
    expect(response.sessionState.intent?.slots?.Description).toStrictEqual(
      scalar('my password is [password removed]'),
    );
  });

  it('asks again for an address that is none', async () => {
    const slots = { ...NO_SLOTS, Email: scalar('sam@example') };
    const event = aLexEvent('OpenTicket', { source, said: 'sam@example', slots });

    const response = await respond(depsThatFind(), event);

    expect(response.sessionState.dialogAction).toStrictEqual({
      type: 'ElicitSlot',
      slotToElicit: 'Email',
    });
  });
});

it('leaves an intent that needs no code to the bot', async () => {
  const response = await respond(depsThatFind(), aLexEvent('Greet'));

  expect(response.messages).toBeUndefined();
  expect(response.sessionState.intent?.state).toBe('Fulfilled');
});

describe('a failure', () => {
  it('is logged with its stack, reported to Lex, and reported to the client with the reference', async () => {
    const lines: string[] = [];
    const deps = {
      ...depsThatFind(),
      log: createJsonLog('info', 'request-7', (line) => lines.push(line)),
      findAnswer: () => Promise.reject(new Error('search is down')),
    };

    const response = await respondPolitely(deps, aLexEvent('AskHelp'), 'request-7');

    expect(response.sessionState.intent?.state).toBe('Failed');
    expect(JSON.stringify(response.messages)).toContain('reference request-7.');
    expect(JSON.stringify(response.messages)).not.toContain('search is down');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      requestId: 'request-7',
      level: 'error',
      message: 'turn failed',
      err: { name: 'Error', stack: expect.stringContaining('respond.test.ts') },
    });
  });
});
