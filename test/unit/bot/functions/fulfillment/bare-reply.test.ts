import { describe, expect, it } from 'vitest';
import { bareReply } from '../../../../../services/bot/functions/fulfillment/bare-reply.ts';
import type { LexEvent } from '../../../../../services/bot/functions/fulfillment/lex-event.ts';
import type { LexResponse } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import type { AnswerReply } from '../../../../../services/bot/helpdesk/answers/answer.ts';
import { aPassage } from '../../helpdesk/answers/a-search.ts';
import { depsThatFind, FOUND, NOTHING } from './answer-deps.ts';
import { aForm, aLexEvent, aReply, NO_SLOTS, scalar } from './lex-events.ts';

describe('words that answer a question and ask none', () => {
  it.each([
    ['yes', { kind: 'assent' }],
    ['sure, go ahead', { kind: 'assent' }],
    ['OK!', { kind: 'assent' }],
    ['yes please 🙂', { kind: 'assent' }],
    ['no', { kind: 'dissent' }],
    ['nope, thanks', { kind: 'dissent' }],
    ['that worked', { kind: 'relief' }],
    ['it works now, thanks!', { kind: 'relief' }],
    ['hmm', { kind: 'unclear' }],
    ['i forget', { kind: 'unclear' }],
    ["I don't know", { kind: 'unclear' }],
    ['???', { kind: 'unclear' }],
    ['1', { kind: 'choice', at: 0 }],
    ['2.', { kind: 'choice', at: 1 }],
    ['option 3', { kind: 'choice', at: 2 }],
    ['the second one please', { kind: 'choice', at: 1 }],
    ['the last one', { kind: 'choice', at: -1 }],
  ])('are read as such: %s', (said, meant) => {
    expect(bareReply(said)).toStrictEqual(meant);
  });

  it.each([
    'yes my wifi is broken',
    'i forget my password',
    'ok how do i print',
    'it does not work',
    'wifi',
    'do it again',
    'no sound in zoom',
    'number of attempts',
    'first class',
    'one drive',
    '404',
    'you are great at ignoring me',
    '',
  ])('are not what else is said: %s', (said) => {
    expect(bareReply(said)).toBeUndefined();
  });

  it('are short, whatever is sent', () => {
    expect(bareReply('yes '.repeat(20_000))).toBeUndefined();
  });
});

const SECTIONS = [
  aPassage({ id: 'AAAAAAAAAAAAAAAA:00000001', heading: 'One' }),
  aPassage({ id: 'AAAAAAAAAAAAAAAA:00000002', heading: 'Two' }),
];
const OFFER: AnswerReply = {
  kind: 'offer',
  sections: SECTIONS,
  about: ['zoom'],
  missing: [],
  confidence: 0.5,
};

const textOf = ({ messages = [] }: LexResponse) =>
  messages.map((message) => ('content' in message ? message.content : '')).join('\n');

const valuesOf = ({ messages = [] }: LexResponse) =>
  messages.flatMap((message) =>
    message.contentType === 'ImageResponseCard'
      ? message.imageResponseCard.buttons.map(({ value }) => value)
      : [],
  );

function depsWithSections(reply: AnswerReply) {
  const shown: string[] = [];
  const findSection = async (id: string) => {
    shown.push(id);
    return { passage: SECTIONS[0] ?? aPassage(), quote: 'Do this.', also: [], confidence: 1 };
  };
  return { ...depsThatFind(reply), findSection, shown };
}

function nextOf(response: LexResponse, event: LexEvent): LexEvent {
  const sessionAttributes = response.sessionState.sessionAttributes ?? {};
  return { ...event, sessionState: { ...event.sessionState, sessionAttributes } };
}

const opening = (said: string) =>
  aLexEvent('OpenTicket', { said, slots: NO_SLOTS, source: 'DialogCodeHook' });

describe('a bare reply when nothing was asked', () => {
  it.each(['1', 'sure, go ahead', 'ok', 'i forget', 'that worked', 'nope'])(
    'is no question: no section is looked for, and no ticket is offered for it: %s',
    async (said) => {
      const used = depsThatFind(FOUND);
      for (const name of ['AskHelp', 'FallbackIntent']) {
        const response = await respond(used, aLexEvent(name, { said }));

        expect(used.questions).toStrictEqual([]);
        expect(response.sessionState.dialogAction.type).toBe('ElicitIntent');
        expect(valuesOf(response)).toStrictEqual([]);
      }
    },
  );

  it('begins no ticket', async () => {
    const response = await respond(depsThatFind(FOUND), opening('yes please'));

    expect(response.sessionState.dialogAction.type).toBe('ElicitIntent');
    expect(textOf(response)).toContain('open a ticket');
  });

  it('is left to the form inside one', async () => {
    const response = await respond(depsThatFind(FOUND), aReply('1', aForm('summary')));

    expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Check' });
  });
});

describe('a bare reply to an offer', () => {
  it.each([
    ['1', 'AAAAAAAAAAAAAAAA:00000001'],
    ['the second one', 'AAAAAAAAAAAAAAAA:00000002'],
    ['last', 'AAAAAAAAAAAAAAAA:00000002'],
  ])('shows the section of that number: %s', async (said, id) => {
    const used = depsWithSections(OFFER);
    const offered = await respond(used, aLexEvent('AskHelp', { said: 'zoom problem' }));
    const shown = await respond(used, nextOf(offered, aLexEvent('FallbackIntent', { said })));

    expect(used.shown).toStrictEqual([id]);
    expect(textOf(shown)).toContain('Do this.');
  });

  it('names what there is, if there are fewer', async () => {
    const used = depsWithSections(OFFER);
    const offered = await respond(used, aLexEvent('AskHelp', { said: 'zoom problem' }));
    const shown = await respond(used, nextOf(offered, aLexEvent('AskHelp', { said: '3' })));

    expect(used.shown).toStrictEqual([]);
    expect(textOf(shown)).toContain('2 sections');
  });

  it('is over once something else was said', async () => {
    const used = depsWithSections(OFFER);
    const offered = await respond(used, aLexEvent('AskHelp', { said: 'zoom problem' }));
    const greeted = await respond(
      used,
      nextOf(offered, aLexEvent('Greet', { said: 'hi', source: 'DialogCodeHook' })),
    );
    await respond(used, nextOf(greeted, aLexEvent('AskHelp', { said: '1' })));

    expect(used.shown).toStrictEqual([]);
  });
});

describe('a yes to an offered ticket', () => {
  const refused = (used: ReturnType<typeof depsThatFind>) =>
    respond(used, aLexEvent('AskHelp', { said: 'where is my florp' }));

  it('opens it, as Lex does', async () => {
    const used = depsThatFind(NOTHING);
    const response = await respond(used, nextOf(await refused(used), opening('yes please')));

    expect(response.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Name' });
  });

  it.each(['AskHelp', 'FallbackIntent'])('opens it, though Lex takes it for %s', async (name) => {
    const used = depsThatFind(NOTHING);
    const event = aLexEvent(name, { said: 'sure, go ahead' });
    const response = await respond(used, nextOf(await refused(used), event));

    expect(response.sessionState).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Name' },
      intent: { name: 'OpenTicket', slots: { Summary: scalar('where is my florp') } },
    });
    expect(response.sessionState.sessionAttributes).not.toHaveProperty('askedQuestion');
  });

  it.each(['Goodbye', 'Cancel', 'AskHelp'])('is not said by "no", taken for %s', async (name) => {
    const used = depsThatFind(NOTHING);
    const event = aLexEvent(name, { said: 'no', source: 'DialogCodeHook' });
    const response = await respond(used, nextOf(await refused(used), event));

    expect(textOf(response)).toMatch(/What else/);
  });
});
