import { beforeEach, describe, expect, it } from 'vitest';
import type { LexResponse } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import type { AnswerReply } from '../../../../../services/bot/helpdesk/answers/answer.ts';
import { showSection } from '../../../../../services/bot/helpdesk/answers/replies/show-section.ts';
import { aPassage } from '../../helpdesk/answers/a-search.ts';
import { depsThatFind, FOUND } from './answer-deps.ts';
import { ANSWERS, aForm, aLexEvent, aReply, formIn, withAttributes } from './lex-events.ts';

/** What people who had not seen the intake stumbled on in sixty dialogs. */
let deps: ReturnType<typeof depsThatFind>;
let last: LexResponse;
let attributes: Readonly<Record<string, string>>;

const textOf = ({ messages = [] }: LexResponse) =>
  messages.map((message) => ('content' in message ? message.content : '')).join('\n');

async function say(said: string, intent = 'AskHelp'): Promise<string> {
  last = await respond(deps, withAttributes(aLexEvent(intent, { said }), attributes));
  attributes = last.sessionState.sessionAttributes ?? attributes;
  return textOf(last);
}

const turnOf = (text: string, turn: number) =>
  ({
    v: 1,
    turn,
    state: 'done',
    at: '2026-11-22T19:58:00.000Z',
    said: { text },
    sent: [],
  }) as const;

beforeEach(() => {
  deps = depsThatFind(FOUND);
  attributes = {};
});

describe('somebody whom an answer did not help', () => {
  it.each([
    "i already looked there, its not there. that didn't help",
    'tried that, still asks',
    "I did that. It says 'user not found' for her netlink",
    'that is not what I asked',
  ])(
    'is met with a ticket on the question, and no page on the complaint: %s',
    async (complaint) => {
      await say('my zoom recording is not in the cloud');

      expect(await say(complaint)).toMatch(/sorry that it did not help.*my zoom recording is not/);
      expect(deps.questions).toHaveLength(1);

      await say('yes');
      expect(formIn(last)?.answers.summary).toContain('my zoom recording is not in the cloud');
    },
  );

  it.each(['No, I mean the recording. I want a ticket for that', 'ticket NOW', 'person pls'])(
    'gets the ticket that is asked for, which begins with the question: %s',
    async (wish) => {
      await say('my zoom recording is not in the cloud');
      await say(wish);

      expect(formIn(last)?.answers.summary).toContain('my zoom recording is not in the cloud');
    },
  );

  it.each([
    "didn't work",
    "that's not it",
    "nope, that isn't it",
    "still doesn't work",
    'it still does not work',
    'still not working',
    'same problem',
    'useless',
    'still no recording in my cloud',
    'OK I opened the settings and clicked around, that did not help',
    'it still says 404',
    'still asks me again',
    'no help at all',
  ])('is met so if nothing new is said: %s', async (complaint) => {
    await say('my zoom recording is not in the cloud');

    expect(await say(complaint)).toMatch(/sorry that it did not help/);
  });

  it.each([
    'my mic doesnt work in zoom',
    "my mic doesn't work in zoom",
    'the projector in my classroom does not work',
    'still no sound from my headset',
    'eduroam is useless on my phone',
    "my printer isn't found, already checked the cable",
    'zoom gives the same error on my mac',
    'restarting the laptop did not help with the wifi',
  ])(
    'gets an answer if another thing is named, with or without a question mark: %s',
    async (other) => {
      await say('vpn');

      for (const intent of ['AskHelp', 'OpenTicket']) {
        attributes = { answeredQuestion: 'vpn' };
        expect(await say(other, intent)).toContain('Open the reset page.');
      }
      expect(deps.questions).toStrictEqual(['vpn', other, other]);
    },
  );

  it('gets an answer if another question is asked', async () => {
    await say('my zoom recording is not in the cloud');
    await say("that didn't help. how do I record again?");

    expect(deps.questions).toHaveLength(2);
  });

  it('opens a ticket on the question that was refused since', async () => {
    await say('my zoom recording is not in the cloud');
    deps = depsThatFind();
    await say('how tall is the clock tower');
    await say('open a ticket', 'OpenTicket');

    expect(formIn(last)?.answers.summary).toBe('how tall is the clock tower');
  });

  it('opens an empty ticket if that is all that is said', async () => {
    await say('my zoom recording is not in the cloud');
    await say('open a ticket', 'OpenTicket');

    expect(formIn(last)?.answers).toStrictEqual({});
  });

  it('is not met so if nothing was answered', async () => {
    await say('tried that, still asks');

    expect(deps.questions).toHaveLength(1);
  });
});

it('what goes on about a refused question is a part of it in the ticket', async () => {
  deps = depsThatFind();
  await say('nobody sees my appointments in the shared calendar');
  await say('no no, the calendar of our lab');
  await say('open a ticket', 'OpenTicket');

  expect(formIn(last)?.answers.summary).toContain('nobody sees my appointments');
});

describe('name and address', () => {
  it('that were said in passing are not asked for again', async () => {
    deps.turns.push(turnOf('my name is Priya Nandakumar, priya.n@example.edu', 1));

    await say('open a ticket', 'OpenTicket');

    expect(formIn(last)?.answers).toMatchObject({
      name: 'Priya Nandakumar',
      email: 'priya.n@example.edu',
    });
  });

  it('are those of the ticket that was sent before', async () => {
    last = await respond(deps, aReply('send', aForm('check')));
    attributes = last.sessionState.sessionAttributes ?? {};

    await say('open another ticket', 'OpenTicket');

    expect(formIn(last)?.answers).toMatchObject({ name: 'Sam Rivera' });
  });

  it('are asked for if they may not be taken, or the conversation cannot be read', async () => {
    deps.turns.push(turnOf('write to triage@rt.example.edu', 1));
    await say('open a ticket', 'OpenTicket');
    expect(formIn(last)?.answers).toStrictEqual({});

    const broken = { turns: () => Promise.reject(new Error('S3 is away')) };
    deps = { ...deps, conversations: broken };
    attributes = {};
    await say('open a ticket', 'OpenTicket');
    expect(formIn(last)).toMatchObject({ asked: 'name' });
  });
});

describe('a secret that was typed', () => {
  it('is said to be taken out, once for each kind', async () => {
    expect(await say('my password is Sunny!Day2026, what now')).toMatch(
      /taken out what looks like a password.*please change it soon/,
    );
    expect(await say('my password is Rainy!Day2026, what now')).not.toContain('taken out');
  });

  it('is answered about in a form, and is no part of the ticket', async () => {
    attributes = { ticketForm: JSON.stringify(aForm('description')) };

    expect(await say('oh no, I just typed my password to you!! what now')).toContain(
      'taken out before anything is kept',
    );
    expect(formIn(last)?.answers).not.toHaveProperty('description');
  });
});

it('what was changed last is not kept of a long ticket, so that Lex takes the attributes', async () => {
  const description = 'long '.repeat(700);
  const form = aForm('check', { ...aForm('check').answers, description });
  attributes = { ticketForm: JSON.stringify(form) };

  await say('add that it is slow');

  expect(formIn(last)?.answers.description).toContain('It is slow');
  expect(formIn(last)).not.toHaveProperty('before');
});

describe('what was said before the ticket', () => {
  it('can be kept back, and the list says so', async () => {
    deps.turns.push(turnOf('I am in hospital', 1));
    attributes = { ticketForm: JSON.stringify(aForm('check')) };

    expect(await say('does the team see what I wrote before?')).toContain('leave out the chat');
    expect(await say("don't send the conversation")).toContain('This chat: is left out');
    await say('send');

    const [entry] = [...deps.outbox.filed.values()];
    expect(entry?.ticket).not.toHaveProperty('transcript');
    expect(deps.mails[0]?.text).not.toContain('hospital');
  });

  it('goes along otherwise', async () => {
    deps.turns.push(turnOf('the projector hums', 1));
    last = await respond(deps, aReply('send', aForm('check')));

    expect(deps.mails[0]?.text).toContain('the projector hums');
  });
});

describe('a question about the desk in the middle of a ticket', () => {
  it.each([
    'yes and is there a phone number?',
    'no i ask where is your office',
    'does anyone come now?',
  ])('is answered with whom to call, and is no part of the ticket: %s', async (question) => {
    attributes = { ticketForm: JSON.stringify(aForm('check')) };

    expect(await say(question)).toMatch(/250-555-0100.*not sent yet/s);
    expect(formIn(last)?.answers).toStrictEqual(aForm('check').answers);
  });

  it('that comes with the address leaves the address', async () => {
    attributes = { ticketForm: JSON.stringify(aForm('email', { name: 'Ana Petrov' })) };

    expect(await say('ana@example.edu, how long does it take?')).toContain('office hours');
    expect(formIn(last)).toMatchObject({ answers: { email: 'ana@example.edu' } });
  });
});

describe('urgency', () => {
  it('that the bot has spoken of is that of the ticket', async () => {
    await say('my exam starts in 10 minutes and the quiz does not open', 'OpenTicket');

    expect(formIn(last)?.answers.urgency ?? 'offered').toBe('offered');
    await say('open a ticket', 'OpenTicket');
    expect(formIn(last)?.answers.urgency).toBe('high');
  });

  it('stays when the description is told anew', async () => {
    const form = aForm('check', { ...aForm('check').answers, urgency: 'high' });
    attributes = { ticketForm: JSON.stringify(form) };

    await say('change the description to: it works on my phone');

    expect(formIn(last)?.answers).toMatchObject({
      urgency: 'high',
      description: 'it works on my phone',
    });
  });

  it('that only the client claims has no words to quote', async () => {
    const form = aForm('check', { ...aForm('check').answers, urgency: 'high' });
    attributes = { ticketForm: JSON.stringify(form) };

    expect(await say('send')).toContain('It is marked as urgent.');
  });
});

it('thanks in any language are no question', async () => {
  expect(await say('Danke schön', 'FallbackIntent')).toContain('You’re welcome');
  expect(deps.questions).toStrictEqual([]);
});

it('a ticket is opened by a yes in another language to its offer', async () => {
  deps = depsThatFind();
  await say('how tall is the clock tower');
  await say('Ja bitte', 'FallbackIntent');

  expect(formIn(last)).toMatchObject({ asked: 'name' });
});

it('a question in another language is what the ticket is about', async () => {
  await say(
    'Bonjour, je ne peux pas ouvrir mon cours sur Brightspace depuis hier',
    'FallbackIntent',
  );
  await say('open a ticket', 'OpenTicket');

  expect(formIn(last)?.answers.summary).toContain('je ne peux pas ouvrir mon cours');
});

describe('a question about something else in the middle of a ticket', () => {
  const sections = [aPassage(), { ...aPassage(), id: 'p2', heading: 'On a phone' }];
  const OFFER = {
    kind: 'offer',
    about: ['email', 'graduate'],
    missing: ['uvic'],
    sections,
    confidence: 0.4,
  } as const satisfies AnswerReply;
  const buttonsIn = ({ messages = [] }: LexResponse) =>
    messages.flatMap((one) =>
      one.contentType === 'ImageResponseCard' ? one.imageResponseCard.buttons : [],
    );

  it.each(['name', 'email', 'category', 'check'] as const)(
    'is offered sections with their buttons, and the same is asked again: %s',
    async (asked) => {
      deps = depsThatFind(OFFER);
      attributes = { ticketForm: JSON.stringify(aForm(asked)) };

      expect(await say('do i keep my uvic email when i graduate?')).toContain('but this about');
      const values = buttonsIn(last).map(({ value }) => value);
      expect(values).toEqual(expect.arrayContaining(sections.map(({ id }) => showSection(id))));
      expect(values).not.toContain('open a ticket');
      expect(last.messages?.length).toBeLessThanOrEqual(5);
      expect(formIn(last)?.asked).toBe(asked);
    },
  );

  it('is offered no sections beside two answers, where there is no room for buttons', async () => {
    const [answer] = FOUND.answers;
    deps = depsThatFind({ ...FOUND, answers: [answer, answer], rest: OFFER } as AnswerReply);
    attributes = { ticketForm: JSON.stringify(aForm('category')) };

    expect(await say('how do i print, and do i keep my email?')).not.toContain('but this about');
  });

  it('is answered beside the offer on another one', async () => {
    deps = depsThatFind({ ...FOUND, rest: OFFER } as AnswerReply);
    attributes = { ticketForm: JSON.stringify(aForm('name')) };

    expect(await say('how do i print, and do i keep my email?')).toMatch(
      /Open the reset page.*On your other question: .*but this about/s,
    );
    expect(buttonsIn(last)).toHaveLength(2);
  });

  it('that nothing answers is not offered the ticket that is being written', async () => {
    deps = depsThatFind({ kind: 'refusal', about: ['clock tower'] });
    attributes = { ticketForm: JSON.stringify(aForm('name')) };

    const text = await say('how tall is the clock tower?');
    expect(text).toContain('You can write it into the ticket');
    expect(text).not.toContain('I can open a ticket');
  });
});

describe('the course that a ticket is read for', () => {
  const checkOf = async (summary: string) => {
    attributes = { ticketForm: JSON.stringify(aForm('description', { ...ANSWERS, summary })) };
    return say('It stays dark');
  };

  it('is in the list before it is sent, and in what was sent', async () => {
    expect(await checkOf('The quiz of BIOL 225 is blank')).toContain('\nCourse: BIOL 225\n');
    expect(await say('send')).toContain('\nCourse: BIOL 225');
  });

  it('is none if there is only a room', async () => {
    expect(await checkOf('The projector in Room ELL 118 is dark')).not.toContain('Course:');
    await say('send');
    const [entry] = [...deps.outbox.filed.values()];
    expect(entry?.ticket).not.toHaveProperty('course');
    expect(deps.mails[0]?.subject).not.toContain(', ELL 118:');
  });
});

describe('what happened, said where something else is asked', () => {
  const DETAIL = 'it says error 809 whenever the tunnel comes up on windows 11';
  const at = (asked: 'name' | 'email' | 'category', answers = {}) => {
    attributes = { ticketForm: JSON.stringify(aForm(asked, answers)) };
  };

  it.each(['name', 'email', 'category'] as const)(
    'is kept for the description: %s',
    async (asked) => {
      const { summary: _, description: __, ...person } = aForm(asked).answers;
      at(asked, person);
      const detail = asked === 'category' ? DETAIL : 'turnitin says i plagiarised but i didnt!!!';

      expect(await say(detail)).toContain('What you wrote goes into the description.');
      expect(formIn(last)?.details).toBe(detail);
      expect(formIn(last)?.asked).toBe(asked);
    },
  );

  it('is the beginning of the description, which is asked for all the same', async () => {
    at('category', { name: 'Ana Petrov', email: 'ana@example.edu' });
    expect(await say(DETAIL)).not.toContain('I don’t know that one');
    await say('something else');
    expect(await say('The tunnel fails')).toContain('It begins with what you wrote before');
    expect(await say('Since Monday, in the library')).toContain(
      `Description: ${DETAIL} Since Monday, in the library`,
    );
    expect(formIn(last)).not.toHaveProperty('details');
  });

  it('is the description if that is all', async () => {
    at('category', { name: 'Ana Petrov', email: 'ana@example.edu' });
    await say(DETAIL);
    await say('something else');
    await say('The tunnel fails');
    await say('that’s all');

    expect(formIn(last)?.answers.description).toBe(DETAIL);
  });

  it('is kept also if it suggests a category', async () => {
    at('category', { name: 'Ana Petrov', email: 'ana@example.edu' });
    await say('my zoom meeting has no sound since the update on Monday');

    expect(formIn(last)?.answers.category).toBe('video-meetings');
    expect(formIn(last)?.details).toContain('since the update on Monday');
  });

  it('is added to a description that there is', async () => {
    at('category', { ...ANSWERS, category: undefined } as object);
    await say(DETAIL);
    await say('something else');

    expect(formIn(last)?.answers.description).toBe(`It shows a blank page.\n\n${DETAIL}`);
  });

  it('is kept without the secret in it', async () => {
    at('category', { name: 'Ana Petrov', email: 'ana@example.edu' });
    await say('it stopped, my password is Sunny!Day2026 and the tunnel comes up');

    expect(JSON.stringify(formIn(last))).not.toContain('Sunny');
  });

  it.each(['zoom', 'it is about video', 'i am not sure which one of these it is', 'blorps'])(
    'is not what only names a category, or none: %s',
    async (said) => {
      at('category', { name: 'Ana Petrov', email: 'ana@example.edu' });
      await say(said);

      expect(formIn(last)).not.toHaveProperty('details');
    },
  );

  it.each(["I don't want to give you my real name, sorry", 'none of your business, it is broken'])(
    'is not what declines to answer: %s',
    async (said) => {
      at('name', {});
      await say(said);

      expect(formIn(last)).not.toHaveProperty('details');
    },
  );
});
