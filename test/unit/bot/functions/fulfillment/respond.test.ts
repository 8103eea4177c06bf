import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { say } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { respondPolitely } from '../../../../../services/bot/functions/fulfillment/respond-politely.ts';
import {
  slotsOf,
  TICKET_SLOTS,
} from '../../../../../services/bot/functions/fulfillment/ticket-slots.ts';
import type { AnswerReply } from '../../../../../services/bot/helpdesk/answers/answer.ts';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import { privacyText } from '../../../../../services/bot/helpdesk/intake/wording.ts';
import { createJsonLog } from '../../../../../services/bot/helpdesk/json-log.ts';
import { aPassage } from '../../helpdesk/answers/a-search.ts';
import { depsThatFind, FOUND } from './answer-deps.ts';
import {
  aForm,
  aLexEvent,
  aReply,
  formIn,
  NO_SLOTS,
  scalar,
  withAttributes,
} from './lex-events.ts';

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
        for (const asked of ['summary', 'description'] as const) {
          const deps = depsThatFind();

          const response = await respond(deps, aReply(said, aForm(asked), source));

          const slot = TICKET_SLOTS[asked];
          expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: slot });
          expect(response.sessionState.intent?.slots?.[slot]).toBeNull();
          expect(formIn(response)?.answers).not.toHaveProperty(asked);
          expect(deps.outbox.filed.size).toBe(0);
        }
      },
    );

    it('takes words that begin with a no, and then shows all that will be sent', async () => {
      const deps = depsThatFind();

      const response = await respond(deps, aReply('No sound', aForm('description'), source));

      expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Check' });
      expect(formIn(response)?.answers.description).toBe('No sound');
      expect(deps.outbox.filed.size).toBe(0);
    });

    it('files nothing that nobody has checked, whatever slots are filled', async () => {
      const deps = depsThatFind();
      const slots = { ...slotsOf(aForm('check')), Check: scalar('yes') };

      await respond(deps, aLexEvent('OpenTicket', { slots, said: 'yes', source }));

      expect(deps.outbox.entries.size + deps.outbox.filed.size).toBe(0);
    });
  },
);

describe('OpenTicket, once it is checked', () => {
  const confirmed = aReply('yes', aForm('check'));

  it('files the ticket and says its id', async () => {
    const deps = depsThatFind();

    const response = await respond(deps, confirmed);

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
    expect(response.messages?.[2]).toMatchObject({
      content: expect.stringMatching(/^This was sent:\nName: Sam Rivera\n/),
    });
    expect(deps.mails).toHaveLength(1);
    expect(formIn(response)).toBeUndefined();
  });

  it('says the same id and mails once when Lex calls again', async () => {
    const deps = depsThatFind();

    const first = await respond(deps, confirmed);
    const again = await respond(deps, confirmed);

    expect(again).toStrictEqual(first);
    expect(deps.mails).toHaveLength(1);
  });

  it('files it whatever intent Lex takes the yes for', async () => {
    const deps = depsThatFind();
    const event = withAttributes(
      aLexEvent('Thanks', { said: 'ok thanks' }),
      confirmed.sessionState.sessionAttributes ?? {},
    );

    const { sessionState } = await respond(deps, event);

    expect(deps.outbox.filed.size).toBe(1);
    expect(sessionState.intent).toMatchObject({ name: 'OpenTicket', state: 'Fulfilled' });
  });

  it('files nothing at another yes after that, which is to the copy: a code goes to the address', async () => {
    const deps = depsThatFind();
    const { sessionState } = await respond(deps, confirmed);

    await respond(
      deps,
      withAttributes(
        aLexEvent('FallbackIntent', { said: 'yes' }),
        sessionState.sessionAttributes ?? {},
      ),
    );

    expect(deps.outbox.filed.size).toBe(1);
    expect(deps.mails).toHaveLength(2);
    expect(deps.mails[1]).toMatchObject({ to: 'sam.rivera@example.edu' });
  });

  it('is about the ticket that was sent: its state, taking it back, a note', async () => {
    const deps = depsThatFind();
    const { sessionState } = await respond(deps, confirmed);
    const then = (said: string) =>
      respond(
        deps,
        withAttributes(aLexEvent('FallbackIntent', { said }), sessionState.sessionAttributes ?? {}),
      );

    const ticketId = [...deps.outbox.filed.keys()][0] ?? '';
    expect(JSON.stringify((await then('cancel my ticket')).messages)).toMatch(
      `${ticketId} is already with the team`,
    );
    expect(JSON.stringify((await then('when will I hear back?')).messages)).toContain(
      'who will answer at sam.rivera@example.edu',
    );
    for (const said of ['what is the status of my ticket?', 'status', 'my ticket number?'])
      expect(JSON.stringify((await then(said)).messages)).toContain(`Your ticket ${ticketId} is`);
    expect(JSON.stringify((await then('can I get a copy?')).messages)).toContain('six digits');
    expect(formIn(await then('add a note to my ticket'))).toMatchObject({ asked: 'description' });
    const note = formIn(await then('add that it is solved'));
    expect(note).toMatchObject({ asked: 'check', answers: { description: 'It is solved' } });
    expect(note?.answers.summary).toContain(ticketId);
    expect(deps.outbox.filed.size).toBe(1);
  });
});

it('offers more categories than a card has buttons on several cards, as Lex takes them', async () => {
  const list = Array.from(
    { length: 7 },
    (_, at) => `  - {id: team-${at}, label: Team ${at}, words: [w${at}]}`,
  );
  const rules = list.map(
    (_, at) => `  - {id: r${at}, when: {category: [team-${at}]}, queue: triage}`,
  );
  const text = readFileSync('seed/routing.yaml', 'utf8')
    .replace('\ncategories:\n', `\ncategories:\n${list.join('\n')}\n`)
    .replace('\nrules:\n', `\nrules:\n${rules.join('\n')}\n`);
  const table = JSON.stringify(parse(text));
  const objects = {
    list: async () => [{ name: 'routing.json', etag: '1', size: table.length }],
    read: async () => table,
  };
  const used = depsThatFind();
  const content = new LiveContent(objects, used.clock, CONTENT_FILES);

  const response = await respond(
    { ...used, content },
    aReply('sam@example.edu', aForm('email', { name: 'Sam Rivera' })),
  );

  const cards = (response.messages ?? []).flatMap((message) =>
    message.contentType === 'ImageResponseCard' ? [message.imageResponseCard.buttons] : [],
  );
  expect(content.states).toMatchObject([{ name: 'routing.json', state: 'used' }]);
  expect(cards.map((buttons) => buttons.length)).toStrictEqual([5, 5, 1]);
});

it('shows no internal name of a category, neither when it is changed nor when it was sent', async () => {
  const asking = await respond(depsThatFind(), aReply('change category', aForm('check')));
  const sent = await respond(depsThatFind(), aReply('yes', aForm('check')));

  expect(JSON.stringify(asking.messages)).toContain('Now it says: Course sites');
  expect(JSON.stringify(sent.messages)).toContain('Category: Course sites');
});

describe('OpenTicket, while it is being written', () => {
  const opening = (said: string) =>
    aLexEvent('OpenTicket', { source: 'DialogCodeHook', said, slots: NO_SLOTS });

  it('takes category and problem from the opening words', async () => {
    const said = "my course site is broken and I can't fix it";

    const response = await respond(depsThatFind(), opening(said));

    expect(response.sessionState).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Name' },
      intent: { slots: { Category: scalar('course-sites'), Summary: scalar(said), Name: null } },
    });
  });

  it.each(['tell me a joke', 'i want to start again', 'its urgent i need a ticket'])(
    'takes no problem from small talk and words about the form: %s',
    async (said) => {
      const asked = withAttributes(opening('open a ticket'), { askedQuestion: said });

      for (const event of [opening(said), asked]) {
        const answers = formIn(await respond(depsThatFind(), event))?.answers;
        expect(answers).not.toHaveProperty('summary');
        expect(answers).not.toHaveProperty('description');
      }
    },
  );

  it('marks as urgent what is said to be urgent in the opening', async () => {
    const response = await respond(depsThatFind(), opening('open an urgent ticket please'));

    expect(formIn(response)?.answers).toMatchObject({ urgency: 'high' });
  });

  it('says what the data are for before the first question, and only then', async () => {
    const deps = depsThatFind();
    const first = await respond(deps, opening('open a ticket'));
    const second = await respond(deps, aReply('Sam Rivera', formIn(first) ?? aForm('name', {})));

    expect(first.messages?.[0]).toStrictEqual(say(privacyText({ conversations: 90 })));
    expect(first.messages?.[1]).toMatchObject({ content: 'What is your name? (1 of 5)' });
    expect(second.messages?.[0]).toMatchObject({ content: expect.stringContaining('(2 of 5)') });
  });

  it('takes no category from an answer to a question', async () => {
    const response = await respond(depsThatFind(), aReply('Zoe Zoom', aForm('name', {})));

    expect(response.sessionState.intent?.slots?.Category).toBeNull();
    expect(formIn(response)?.answers).not.toHaveProperty('category');
  });

  it('takes a category by its button, and by what Lex knows of other words for it', async () => {
    const form = aForm('category', { name: 'Sam Rivera', email: 'sam.rivera@example.edu' });
    const pressed = await respond(depsThatFind(), aReply('video-meetings', form));
    const event = aReply('that thing for lectures from home', form);
    const { intent } = event.sessionState;
    const resolved = {
      shape: 'Scalar',
      value: {
        originalValue: event.inputTranscript,
        interpretedValue: 'video-meetings',
        resolvedValues: ['video-meetings'],
      },
    };
    const slots = { ...intent.slots, Category: resolved };
    const said = await respond(depsThatFind(), {
      ...event,
      sessionState: { ...event.sessionState, intent: { ...intent, slots } },
    });

    expect(formIn(pressed)?.answers.category).toBe('video-meetings');
    expect(formIn(said)?.answers.category).toBe('video-meetings');
  });

  it.each(['cancel', 'Cancel.', 'never mind'])(
    'ends on "%s", even as a description',
    async (said) => {
      const response = await respond(depsThatFind(), aReply(said, aForm('description')));

      expect(response.sessionState).toMatchObject({
        dialogAction: { type: 'Close' },
        intent: { name: 'OpenTicket', state: 'Failed' },
      });
      expect(formIn(response)).toBeUndefined();
    },
  );

  it.each(['name', 'summary', 'description'] as const)(
    'keeps no password in the session, and shows none: %s',
    async (asked) => {
      const said = 'it says password is hunter2';

      const response = await respond(depsThatFind(), aReply(said, aForm(asked)));

      expect(JSON.stringify(response)).not.toContain('hunter2');
    },
  );

  it('keeps what is left of a description with a password', async () => {
    const said = 'my password is hunter2';

    const response = await respond(depsThatFind(), aReply(said, aForm('description')));

    expect(formIn(response)?.answers.description).toBe('my password is [password removed]');
    expect(response.sessionState.intent?.slots?.Description).toStrictEqual(
      scalar('my password is [password removed]'),
    );
  });

  it('asks again for an address that is none', async () => {
    for (const said of ['sam@example', 'sam at example', 'sam@example.edu, office@example.edu']) {
      const deps = depsThatFind();

      const response = await respond(deps, aReply(said, aForm('email')));

      expect(response.sessionState).toMatchObject({
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Email' },
        intent: { slots: { Email: null, Name: scalar('Sam Rivera') } },
      });
      expect(deps.outbox.filed.size).toBe(0);
    }
  });

  it.each(['bot@example.edu', 'Accounts@RT.example.edu'])(
    'takes no address of its own: %s',
    async (said) => {
      const response = await respond(depsThatFind(), aReply(said, aForm('email')));

      expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Email' });
      expect(formIn(response)?.answers).not.toHaveProperty('email');
    },
  );

  it('answers a question and asks for the same again, in as many messages as Lex takes', async () => {
    const [answer] = 'answers' in FOUND ? FOUND.answers : [];
    if (!answer) throw new Error('no answer');
    const deps = depsThatFind({ kind: 'answer', answers: [answer, answer, answer] });

    const response = await respond(deps, aReply('what is a reset page?', aForm('category')));

    expect(deps.questions).toStrictEqual(['what is a reset page?']);
    expect(JSON.stringify(response.messages)).toContain('Open the reset page.');
    expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Category' });
    expect(response.messages?.length).toBeLessThanOrEqual(5);
  });

  it('begins anew if the session has a form that cannot be read', async () => {
    for (const ticketForm of [
      '{',
      'null',
      '{"answers":{"name":1},"asked":"name","of":1,"tries":0}',
    ]) {
      const event = withAttributes(opening('open a ticket'), { ticketForm });

      expect(formIn(await respond(depsThatFind(), event))).toMatchObject({ asked: 'name' });
    }
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
