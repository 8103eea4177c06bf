import { describe, expect, it } from 'vitest';
import {
  branching,
  conditional,
  hook,
  hookPizza,
  pizza,
} from '../../../../wire/lex/support/bots.ts';
import {
  type BotFixture,
  fallback,
  intent,
  prompt,
  response,
  slot,
  slotType,
  step,
} from '../../../../wire/lex/support/export.ts';
import { refusal, sayAll, talkTo } from '../support/talk.ts';

const BY_AGE = conditional([{ when: '{Age} < 24', say: 'Too young', next: step('CloseIntent') }], {
  when: '',
  next: step('FulfillIntent'),
});

describe('the flow engine', () => {
  it('52 takes the branch whose condition is true', async () => {
    const talk = await talkTo({ bot: branching(BY_AGE) });

    const said = await sayAll(talk, 'check my age', '20');

    expect(said.texts).toStrictEqual(['Too young', 'Goodbye.']);
    expect(said.action).toBe('Close');
  });

  it('53 takes the default branch if none is', async () => {
    const talk = await talkTo({ bot: branching(BY_AGE) });

    const said = await sayAll(talk, 'check my age', '30');

    expect(said.texts).toStrictEqual(['Goodbye.']);
    expect(said.state.intent?.state).toBe('ReadyForFulfillment');
  });

  it.each([
    { when: '!fn.IS_SET([x]) OR [x] = "0"', attributes: {}, isTrue: true },
    { when: '!fn.IS_SET([x]) OR [x] = "0"', attributes: { x: '1' }, isTrue: false },
    { when: '[x] != "true"', attributes: {}, isTrue: false },
    { when: '[x] != "true"', attributes: { x: 'no' }, isTrue: true },
  ])('54 55 $when with $attributes is $isTrue', async ({ when, attributes, isTrue }) => {
    const bot = branching(conditional([{ when, say: 'true' }], { when: '', say: 'false' }));
    const talk = await talkTo({ bot });

    await talk.say('check my age');
    const said = await talk.say('20', { sessionState: { sessionAttributes: attributes } });

    expect(said.texts[0]).toBe(String(isTrue));
  });

  it('56 counts and searches several values, whatever their case', async () => {
    const when = 'fn.COUNT({Toppings}) = 2 AND {Toppings} CONTAINS "PINEAPPLE"';
    const bot = pizza({
      order: {
        initial: {
          initialResponse: null,
          nextStep: step('EvaluateConditional'),
          conditional: conditional([{ when, say: 'Hawaii!' }], { when: '', say: 'No.' }),
          codeHook: null,
        },
      },
    });
    const talk = await talkTo({ bot });

    const said = await talk.say('i want a pizza with pepperoni and pineapple');

    expect(said.texts).toStrictEqual(['Hawaii!', 'What size?']);
  });

  it('57 compares request attributes, whatever their case', async () => {
    const when = '((flag)) = "TRUE" AND $.inputMode = "Text"';
    const bot = branching(conditional([{ when, say: 'true' }], { when: '', say: 'false' }));
    const talk = await talkTo({ bot });

    await talk.say('check my age');
    const said = await talk.say('20', { requestAttributes: { flag: 'true' } });

    expect(said.texts[0]).toBe('true');
  });

  it('58 takes the first of two true branches', async () => {
    const branches = [
      { when: '{Age} > 1', say: 'first' },
      { when: '{Age} > 2', say: 'second' },
    ];
    const talk = await talkTo({ bot: branching(conditional(branches, { when: '' })) });

    expect((await sayAll(talk, 'check my age', '20')).texts[0]).toBe('first');
  });

  it.each([
    { suppress: true, texts: [] },
    { suppress: null, texts: ['Other starts.'] },
  ])('59 starts an intent, its initial response suppressed: $suppress', async (one) => {
    const { suppress, texts } = one;
    const next = step('StartIntent', { intent: 'Other', suppress });
    const talk = await talkTo({ bot: branching({ isActive: false }, { captureNextStep: next }) });

    const said = await sayAll(talk, 'check my age', '20');

    expect(said.state.intent?.name).toBe('Other');
    expect(said.texts).toStrictEqual(texts);
  });

  it('60 says the branch alone if the next prompt is suppressed', async () => {
    const next = step('ElicitSlot', { slot: 'Count', suppress: true });
    const capture = { captureResponse: response('How many of them?'), captureNextStep: next };
    const talk = await talkTo({ bot: pizza({ size: { prompt: prompt('What size?'), capture } }) });

    const said = await sayAll(talk, 'order a pizza', 'large');

    expect(said.texts).toStrictEqual(['How many of them?']);
    expect(said.action).toBe('ElicitSlot Count');
  });

  it('61 waits for another intent and keeps the attributes', async () => {
    const next = step('ElicitIntent', { attributes: { seen: '1' } });
    const talk = await talkTo({ bot: branching({ isActive: false }, { captureNextStep: next }) });

    const said = await sayAll(talk, 'check my age', '20');

    expect(said.action).toBe('ElicitIntent');
    expect(said.state.sessionAttributes).toStrictEqual({ seen: '1' });
    expect((await talk.say('something else')).state.intent?.name).toBe('Other');
  });

  it('62 does not call a hook whose invocation is off, and takes its success branch', async () => {
    const initialHook = hook({
      enableCodeHookInvocation: false,
      postCodeHookSpecification: { successResponse: response('Without a hook.') },
    });
    const talk = await talkTo({ bot: hookPizza({ initialHook }), hook: () => ({}) });

    const said = await talk.say('order a pizza');

    expect(talk.asked).toStrictEqual([]);
    expect(said.texts).toStrictEqual(['Without a hook.', 'What size?']);
  });

  it('63 takes the next step if the conditional is not active', async () => {
    const off = { ...BY_AGE, isActive: false };
    const next = step('StartIntent', { intent: 'Other' });
    const talk = await talkTo({ bot: branching(off, { captureNextStep: next }) });

    expect((await sayAll(talk, 'check my age', '20')).state.intent?.name).toBe('Other');
  });

  it('64 shows the session attributes that a next step sets', async () => {
    const next = step('CloseIntent', { attributes: { 'fallback-count': '1' } });
    const talk = await talkTo({ bot: branching({ isActive: false }, { captureNextStep: next }) });

    const said = await sayAll(talk, 'check my age', '20');

    expect(said.state.sessionAttributes).toStrictEqual({ 'fallback-count': '1' });
  });

  it('names a dialog that goes in a circle instead of hanging', async () => {
    const bot: BotFixture = {
      name: 'Loop',
      intents: [
        intent('A', {
          utterances: ['go'],
          initial: { nextStep: step('StartIntent', { intent: 'B' }) },
        }),
        intent('B', {
          utterances: ['gone'],
          initial: { nextStep: step('StartIntent', { intent: 'A' }) },
        }),
        fallback(),
      ],
    };
    const talk = await talkTo({ bot });

    const error = await refusal(talk.say('go'));

    expect(error.code).toBe('DependencyFailedException');
    expect(error.message).toContain('circle');
    expect(error.message).toContain('A starts');
  });

  it('105 fills a multi-value slot with a list', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await talk.say('i want a pizza with pepperoni and pineapple');

    const toppings = said.state.intent?.slots?.Toppings;
    expect(toppings?.shape).toBe('List');
    expect(toppings?.value?.interpretedValue).toBe('pepperoni and pineapple');
    expect(toppings?.values).toStrictEqual([
      scalar('pepperoni', 'pepperoni'),
      scalar('pineapple', 'pineapple'),
    ]);
  });

  it('106 asks for the missing part of a composite slot', async () => {
    const talk = await talkTo({ bot: composite() });

    const said = await sayAll(talk, 'ship it', 'Seattle');

    expect(said.state.dialogAction).toStrictEqual({
      type: 'ElicitSlot',
      slotToElicit: 'Address',
      subSlotToElicit: { name: 'State' },
    });
    expect(Object.keys(said.state.intent?.slots?.Address?.subSlots ?? {})).toStrictEqual(['City']);
    expect(said.texts).toStrictEqual(['Which state?']);
    const done = await talk.say('Washington');
    expect(done.action).toBe('Close');
    expect(done.state.intent?.slots?.Address?.subSlots?.State?.value?.interpretedValue).toBe(
      'Washington',
    );
  });

  it('takes the other alternative of a composite slot', async () => {
    const talk = await talkTo({ bot: composite() });

    expect((await sayAll(talk, 'ship it', '98101')).action).toBe('Close');
  });
});

function scalar(originalValue: string, interpretedValue: string) {
  return {
    shape: 'Scalar',
    value: { originalValue, interpretedValue, resolvedValues: [interpretedValue] },
  };
}

function composite(): BotFixture {
  const part = (slotTypeName: string, text: string) => ({
    slotTypeName,
    valueElicitationSetting: { promptSpecification: prompt(text) },
  });
  const subSlotSetting = {
    expression: '(City AND State) OR Zip',
    slotSpecifications: {
      City: part('AMAZON.City', 'Which city?'),
      State: part('AMAZON.State', 'Which state?'),
      Zip: part('AMAZON.Number', 'Which zip?'),
    },
  };
  const address = {
    ...slotType('AddressType', {}),
    compositeSlotTypeSetting: {
      subSlots: [
        { name: 'City', slotTypeName: 'AMAZON.City' },
        { name: 'State', slotTypeName: 'AMAZON.State' },
        { name: 'Zip', slotTypeName: 'AMAZON.Number' },
      ],
    },
  };
  return {
    name: 'Comp',
    slotTypes: [address],
    intents: [
      intent('Ship', {
        utterances: ['ship it'],
        slots: [
          slot('Address', 'AddressType', {
            prompt: prompt('Where to?'),
            extra: { subSlotSetting },
          }),
        ],
        closing: 'Shipped.',
      }),
      fallback({ closing: 'Sorry?' }),
    ],
  };
}
