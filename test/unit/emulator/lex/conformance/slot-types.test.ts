import { describe, expect, it } from 'vitest';
import { fallback, intent, prompt, slot, slotType } from '../../../../wire/lex/support/export.ts';
import { sayAll, talkTo } from '../support/talk.ts';

/** A bot that asks for one value and repeats it. */
function asking(type: string, extra: object = {}) {
  return {
    name: 'Types',
    intents: [
      intent('Ask', {
        utterances: ['ask me'],
        slots: [slot('Value', type, { prompt: prompt('Which value?', 2) })],
        closing: '{Value}!',
      }),
      intent('Track', { utterances: ['track my order'], closing: 'On its way.' }),
      fallback({ closing: 'Sorry?' }),
    ],
    ...extra,
  };
}

describe('slot types in a dialog', () => {
  it.each([
    { type: 'AMAZON.Number', text: 'minus 15', value: '-15' },
    { type: 'AMAZON.Date', text: 'last week', value: '2020-11-16' },
    { type: 'AMAZON.Time', text: 'at 10 AM', value: '10:00' },
    { type: 'AMAZON.Time', text: 'in the morning', value: 'MO' },
    { type: 'AMAZON.Duration', text: 'for eight weeks', value: 'P8W' },
    { type: 'AMAZON.PhoneNumber', text: "it's +1 (509) 555-1212", value: '+15095551212' },
    { type: 'AMAZON.Percentage', text: 'twenty five percent', value: '25%' },
    { type: 'AMAZON.Currency', text: 'about $1.56', value: 'USD 1.56' },
    { type: 'AMAZON.Confirmation', text: 'dunno', value: "Don't know" },
    { type: 'AMAZON.EmailAddress', text: 'alex@example.edu', value: 'alex@example.edu' },
    { type: 'AMAZON.FirstName', text: 'my name is Alex', value: 'Alex' },
    { type: 'AMAZON.City', text: 'Victoria', value: 'Victoria' },
    { type: 'AMAZON.UKPostalCode', text: 'sw1a1aa', value: 'SW1A 1AA' },
  ])('fills $type from "$text"', async ({ type, text, value }) => {
    const talk = await talkTo({ bot: asking(type) });

    const said = await sayAll(talk, 'ask me', text);

    expect(said.texts).toStrictEqual([`${value}!`]);
    expect(said.state.intent?.slots?.Value?.value?.interpretedValue).toBe(value);
  });

  it('97 asks again if morning or evening is open', async () => {
    const talk = await talkTo({ bot: asking('AMAZON.Time') });

    const said = await sayAll(talk, 'ask me', "10 o'clock");

    expect(said.action).toBe('ElicitSlot Value');
    expect(said.values.Value).toBeNull();
  });

  it('103 captures the whole of a free-form answer, whatever else it might mean', async () => {
    const talk = await talkTo({ bot: asking('AMAZON.FreeFormInput') });

    const said = await sayAll(talk, 'ask me', 'track my order');

    expect(said.state.intent?.name).toBe('Ask');
    expect(said.texts).toStrictEqual(['track my order!']);
  });

  it('104 asks again for what does not match the pattern', async () => {
    const code = {
      ...slotType('Code', {}),
      parentSlotTypeSignature: 'AMAZON.AlphaNumeric',
      valueSelectionSetting: {
        resolutionStrategy: 'ORIGINAL_VALUE',
        regexFilter: { pattern: '[A-Z]{3}[0-9]{1,3}' },
      },
    };
    const talk = await talkTo({ bot: asking('Code', { slotTypes: [code] }) });

    expect((await sayAll(talk, 'ask me', 'AB1')).action).toBe('ElicitSlot Value');
    expect((await talk.say('APQ123')).texts).toStrictEqual(['APQ123!']);
  });

  it('does not take a question for a name', async () => {
    const talk = await talkTo({ bot: asking('AMAZON.FirstName') });

    const said = await sayAll(talk, 'ask me', 'how do I share my screen');

    expect(said.action).toBe('ElicitSlot Value');
  });

  it('switches from a name to an intent that is said word by word', async () => {
    const talk = await talkTo({ bot: asking('AMAZON.FirstName') });

    expect((await sayAll(talk, 'ask me', 'track my order')).texts).toStrictEqual(['On its way.']);
  });

  it('talks in another locale, and knows its yes and no', async () => {
    const bot = {
      name: 'Billet',
      localeId: 'fr_CA',
      intents: [
        intent('Ouvrir', {
          utterances: ['ouvrir un billet', 'je veux ouvrir un billet'],
          confirmation: { isActive: true, promptSpecification: prompt('Vraiment ?') },
          closing: 'Voilà.',
        }),
        fallback({ closing: 'Pardon ?' }),
      ],
    };
    const talk = await talkTo({ bot });

    expect((await talk.say('Ouvrir un billet')).texts).toStrictEqual(['Vraiment ?']);
    expect((await talk.say('Bien sûr !')).texts).toStrictEqual(['Voilà.']);
  });
});
