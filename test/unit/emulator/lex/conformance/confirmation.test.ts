import { describe, expect, it } from 'vitest';
import { pizza } from '../../../../wire/lex/support/bots.ts';
import { prompt, response, step } from '../../../../wire/lex/support/export.ts';
import { sayAll, talkTo } from '../support/talk.ts';

const TO_CONFIRMATION = ['order a pizza', 'large', '2'] as const;

describe('confirmation', () => {
  it('46 asks with the slots filled in', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, ...TO_CONFIRMATION);

    expect(said.state.dialogAction).toStrictEqual({ type: 'ConfirmIntent' });
    expect(said.texts).toStrictEqual(['Order 2 large?']);
  });

  it('47 closes after a yes', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, ...TO_CONFIRMATION, 'yes');

    expect(said.state.intent).toMatchObject({
      confirmationState: 'Confirmed',
      state: 'ReadyForFulfillment',
    });
    expect(said.texts).toStrictEqual(['Done.']);
    expect(said.action).toBe('Close');
  });

  it('48 fails the intent after a no', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, ...TO_CONFIRMATION, 'no');

    expect(said.state.intent).toMatchObject({ confirmationState: 'Denied', state: 'Failed' });
    expect(said.texts).toStrictEqual(['Cancelled.']);
    expect(said.action).toBe('Close');
  });

  it('49 asks again, then falls back', async () => {
    const talk = await talkTo({ bot: pizza() });

    const first = await sayAll(talk, ...TO_CONFIRMATION, 'purple');
    const second = await talk.say('purple');

    expect(first.action).toBe('ConfirmIntent');
    expect(first.texts).toStrictEqual(['Order 2 large?']);
    expect(second.state.intent?.name).toBe('FallbackIntent');
  });

  it('50 asks for a slot again if the declination empties it', async () => {
    const empty = { Size: { value: { interpretedValue: null }, values: null, shape: null } };
    const confirmation = {
      isActive: true,
      promptSpecification: prompt('Order {Count} {Size}?', 1),
      declinationResponse: response('Then again.'),
      declinationNextStep: step('ElicitSlot', { slot: 'Size', slots: empty }),
    };
    const talk = await talkTo({ bot: pizza({ order: { confirmation } }) });

    const said = await sayAll(talk, ...TO_CONFIRMATION, 'no');

    expect(said.action).toBe('ElicitSlot Size');
    expect(said.values).toMatchObject({ Size: null, Count: '2' });
    expect(said.state.intent?.state).toBe('InProgress');
    expect((await talk.say('small')).texts).toStrictEqual(['Order 2 small?']);
  });

  it('51 is skipped if it is not active', async () => {
    const confirmation = { isActive: false, promptSpecification: prompt('Sure?') };
    const talk = await talkTo({ bot: pizza({ order: { confirmation } }) });

    const said = await sayAll(talk, ...TO_CONFIRMATION);

    expect(said.texts).toStrictEqual(['Done.']);
  });

  it('changes a slot that is said instead of yes or no, and asks again', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, ...TO_CONFIRMATION, 'i want a small pizza');

    expect(said.action).toBe('ConfirmIntent');
    expect(said.texts).toStrictEqual(['Order 2 small?']);
  });

  it('lets another intent take over', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, ...TO_CONFIRMATION, 'track my order');

    expect(said.state.intent?.name).toBe('Track');
  });
});
