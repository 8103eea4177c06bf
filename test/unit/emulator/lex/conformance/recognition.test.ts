import { describe, expect, it } from 'vitest';
import type { Interpreter } from '../../../../../nlu/interpreter.ts';
import { pizza } from '../../../../wire/lex/support/bots.ts';
import { fallback, intent } from '../../../../wire/lex/support/export.ts';
import { sayAll, talkTo } from '../support/talk.ts';

const RUNNER_UP_MEMBERS = ['intent', 'interpretationSource', 'nluConfidence'];

describe('recognition', () => {
  it('26 elicits the first slot of the intent that was said, with every slot there and null', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await talk.say('order a pizza');

    expect(said.state.dialogAction).toStrictEqual({ type: 'ElicitSlot', slotToElicit: 'Size' });
    expect(said.state.intent).toStrictEqual({
      name: 'OrderPizza',
      slots: { Size: null, Count: null, Note: null, Toppings: null },
      state: 'InProgress',
      confirmationState: 'None',
    });
    expect(said.state.sessionAttributes).toStrictEqual({});
    expect(said.state.originatingRequestId).toBe('b1946ac9-0000-4000-8000-000000000001');
  });

  it('27 ranks the intent first with its score, the fallback without one, five at most', async () => {
    const talk = await talkTo({ bot: pizza() });

    const { interpretations = [], state } = await talk.say('order a pizza');

    expect(interpretations[0]).toStrictEqual({
      intent: state.intent,
      nluConfidence: { score: 1 },
      interpretationSource: 'Lex',
    });
    const standIn = interpretations.find((one) => one.intent?.name === 'FallbackIntent');
    expect(standIn).toStrictEqual({
      intent: { name: 'FallbackIntent', slots: {} },
      interpretationSource: 'Lex',
    });
    expect(interpretations.length).toBeLessThanOrEqual(5);
    expect(interpretations.every((one) => one.interpretationSource === 'Lex')).toBe(true);
  });

  it('28 shows runners-up by name and slots alone', async () => {
    const talk = await talkTo({ bot: pizza() });

    const { interpretations = [] } = await talk.say('order a pizza');

    const track = interpretations.find((one) => one.intent?.name === 'Track');
    expect(Object.keys(track ?? {}).sort()).toStrictEqual(RUNNER_UP_MEMBERS);
    expect(track?.intent).toStrictEqual({ name: 'Track', slots: {} });
  });

  it('29 puts the fallback before the first intent below the threshold', async () => {
    const bot = {
      name: 'Scored',
      threshold: 0.8,
      intents: [
        intent('A', { utterances: ['a'] }),
        intent('B', { utterances: ['b'] }),
        intent('C', { utterances: ['c'] }),
        fallback({ closing: 'Sorry?' }),
      ],
    };
    const ranked = [0.7, 0.6, 0.5].map((confidence, index) => ({
      intent: 'ABC'.charAt(index),
      confidence,
      slots: [],
      why: [],
    }));
    const scorer: Interpreter = {
      interpret: () => ({ ranked, margin: 0.1 }),
      recognise: () => [],
    };
    const talk = await talkTo({ bot, train: async () => scorer });

    const said = await talk.say('something');

    const order = said.interpretations?.map((one) => one.intent?.name);
    expect(order).toStrictEqual(['FallbackIntent', 'A', 'B', 'C']);
    expect(said.state.intent?.name).toBe('FallbackIntent');
  });

  it('puts the fallback between intents above and below the threshold', async () => {
    const bot = {
      name: 'Scored',
      threshold: 0.4,
      intents: [
        intent('A', { utterances: ['a'] }),
        intent('B', { utterances: ['b'] }),
        fallback({ closing: 'Sorry?' }),
      ],
    };
    const scorer: Interpreter = {
      interpret: () => ({
        ranked: [
          { intent: 'A', confidence: 1, slots: [], why: [] },
          { intent: 'B', confidence: 0.34, slots: [], why: [] },
        ],
        margin: 0.6,
      }),
      recognise: () => [],
    };
    const talk = await talkTo({ bot, train: async () => scorer });

    const said = await talk.say('something');

    const order = said.interpretations?.map((one) => one.intent?.name);
    expect(order).toStrictEqual(['A', 'FallbackIntent', 'B']);
  });

  it('30 falls back if nothing is understood, and closes', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await talk.say('zzqq');

    expect(said.state.intent).toStrictEqual({
      name: 'FallbackIntent',
      slots: {},
      state: 'ReadyForFulfillment',
      confirmationState: 'None',
    });
    expect(said.action).toBe('Close');
    expect(said.texts).toStrictEqual(['Sorry?']);
    expect(said.interpretations?.[0]).toStrictEqual({
      intent: said.state.intent,
      interpretationSource: 'Lex',
    });
  });

  it('31 falls back again in the same session', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, 'zzqq', 'qqzz');

    expect(said.texts).toStrictEqual(['Sorry?']);
  });

  it('32 fills a slot from the utterance, by a synonym', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await talk.say('i want a big pizza');

    expect(said.state.intent?.slots?.Size).toStrictEqual({
      shape: 'Scalar',
      value: { originalValue: 'big', interpretedValue: 'large', resolvedValues: ['large'] },
    });
    expect(said.action).toBe('ElicitSlot Count');
  });

  it('33 leaves a top-resolution slot empty for a value that is not listed', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await talk.say('i want a huge pizza');

    expect(said.state.intent?.name).toBe('OrderPizza');
    expect(said.values.Size).toBeNull();
    expect(said.action).toBe('ElicitSlot Size');
  });

  it('34 keeps such a value if the type takes the original', async () => {
    const talk = await talkTo({ bot: pizza({ sizeStrategy: 'ORIGINAL_VALUE' }) });

    const said = await talk.say('i want a huge pizza');

    expect(said.state.intent?.slots?.Size?.value).toStrictEqual({
      originalValue: 'huge',
      interpretedValue: 'huge',
      resolvedValues: [],
    });
  });

  it('35 folds case', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await sayAll(talk, 'order a pizza', 'LARGE');

    expect(said.values.Size).toBe('large');
  });
});
