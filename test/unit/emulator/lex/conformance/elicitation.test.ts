import { describe, expect, it } from 'vitest';
import { pizza } from '../../../../wire/lex/support/bots.ts';
import { prompt, response, step } from '../../../../wire/lex/support/export.ts';
import { sayAll, talkTo } from '../support/talk.ts';

describe('elicitation and retries', () => {
  it('36 asks again if the answer does not fit', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, 'order a pizza', 'banana');

    expect(said.action).toBe('ElicitSlot Size');
    expect(said.state.intent).toMatchObject({ name: 'OrderPizza', state: 'InProgress' });
    expect(said.texts).toStrictEqual(['What size?']);
    expect(talk.turns().at(-1)?.lines).toContain('elicit Size, Retry1');
  });

  it('37 falls back at the third miss of two retries', async () => {
    const talk = await talkTo({ bot: pizza() });

    const second = await sayAll(talk, 'order a pizza', 'banana', 'banana');
    const third = await talk.say('banana');

    expect(second.action).toBe('ElicitSlot Size');
    expect(third.state.intent?.name).toBe('FallbackIntent');
    expect(third.texts).toStrictEqual(['Sorry?']);
    expect(third.interpretations?.[0]?.intent?.name).toBe('FallbackIntent');
  });

  it('38 falls back at once without retries', async () => {
    const talk = await talkTo({ bot: pizza({ size: { prompt: prompt('What size?', 0) } }) });

    const said = await sayAll(talk, 'order a pizza', 'banana');

    expect(said.state.intent?.name).toBe('FallbackIntent');
  });

  it('39 takes the failure branch of the slot if there is one', async () => {
    const capture = {
      failureResponse: response('Then without a size.'),
      failureNextStep: step('ElicitSlot', { slot: 'Count' }),
    };
    const size = { prompt: prompt('What size?', 0), capture };
    const talk = await talkTo({ bot: pizza({ size }) });

    const said = await sayAll(talk, 'order a pizza', 'banana');

    expect(said.texts).toStrictEqual(['Then without a size.', 'How many?']);
    expect(said.action).toBe('ElicitSlot Count');
  });

  it('40 asks in the order of priorities', async () => {
    const priorities = ['Count', 'Size', 'Note', 'Toppings'];
    const talk = await talkTo({ bot: pizza({ priorities }) });

    expect((await talk.say('order a pizza')).action).toBe('ElicitSlot Count');
    expect((await talk.say('2')).action).toBe('ElicitSlot Size');
  });

  it('41 never asks for an optional slot', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, 'order a pizza', 'large', '2');

    expect(said.action).toBe('ConfirmIntent');
    expect(said.values).toMatchObject({ Note: null, Toppings: null });
  });

  it('42 switches to another intent that is said word by word', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, 'order a pizza', 'track my order');

    expect(said.state.intent?.name).toBe('Track');
  });

  it('43 walks ordered variations over the retries', async () => {
    const size = { prompt: prompt(['Size?', 'Which size?', 'Small or large?'], 3, 'Ordered') };
    const talk = await talkTo({ bot: pizza({ size }) });

    const texts = [];
    for (const text of ['order a pizza', 'banana', 'banana', 'banana']) {
      texts.push((await talk.say(text)).texts[0]);
    }

    expect(texts).toStrictEqual(['Size?', 'Which size?', 'Small or large?', 'Size?']);
  });

  it.each([
    { random: 0, expected: ['Hello.', 'What size?'] },
    { random: 0.5, expected: ['Hi.', 'What size?'] },
    { random: 0.99, expected: ['Hey.', 'What size?'] },
  ])('44 says one message of each group, chosen by $random', async ({ random, expected }) => {
    const groups = response(['Hello.', 'Hi.', 'Hey.'], 'What size?');
    const size = { prompt: { ...groups, maxRetries: 1, messageSelectionStrategy: 'Random' } };
    const talk = await talkTo({ bot: pizza({ size }), random: () => random });

    expect((await talk.say('order a pizza')).texts).toStrictEqual(expected);
  });

  it('45 says the capture response before the next prompt', async () => {
    const size = {
      prompt: prompt('What size?'),
      capture: { captureResponse: response('{Size}!') },
    };
    const talk = await talkTo({ bot: pizza({ size }) });

    const said = await sayAll(talk, 'order a pizza', 'big');

    expect(said.texts).toStrictEqual(['large!', 'How many?']);
  });

  it('fails the intent if the failure branch ends the conversation', async () => {
    const capture = {
      failureResponse: response('Enough.'),
      failureNextStep: step('EndConversation'),
    };
    const size = { prompt: prompt('What size?', 0), capture };
    const talk = await talkTo({ bot: pizza({ size }) });

    const said = await sayAll(talk, 'order a pizza', 'banana');

    expect(said.state.intent?.state).toBe('Failed');
    expect(said.action).toBe('Close');
  });

  it('strips the words that a slot utterance puts around the value', async () => {
    const bot = pizza({ sizeStrategy: 'ORIGINAL_VALUE', size: { utterances: ['{Size} please'] } });
    const talk = await talkTo({ bot });

    const said = await sayAll(talk, 'order a pizza', 'Gigantic please');

    expect(said.values.Size).toBe('Gigantic');
  });

  it('fills other slots that the answer names in a sample utterance', async () => {
    const order = { utterances: ['order a pizza', 'i want {Count} {Size} pizzas'] };
    const talk = await talkTo({ bot: pizza({ order }) });

    const said = await sayAll(talk, 'order a pizza', 'i want 3 big pizzas');

    expect(said.values).toMatchObject({ Size: 'large', Count: '3' });
    expect(said.action).toBe('ConfirmIntent');
  });
});
