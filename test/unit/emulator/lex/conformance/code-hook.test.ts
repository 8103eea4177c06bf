import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../../../services/emulator/aws/errors.ts';
import { LambdaHookCaller } from '../../../../../services/emulator/lex/code-hook/hook-caller.ts';
import { failingHookPizza, hookPizza } from '../../../../wire/lex/support/bots.ts';
import { prompt } from '../../../../wire/lex/support/export.ts';
import type { Hook } from '../../../../wire/lex/support/start-lex.ts';
import { refusal, sayAll, talkTo } from '../support/talk.ts';

type Event = Parameters<Hook>[0];

const delegate = (event: Event, intent: object = {}) => ({
  sessionState: {
    dialogAction: { type: 'Delegate' },
    intent: { ...event.sessionState.intent, ...intent },
  },
});

const close = (event: Event, state: string, messages?: object[]) => ({
  sessionState: {
    dialogAction: { type: 'Close' },
    intent: { ...event.sessionState.intent, state },
  },
  ...(messages ? { messages } : {}),
});

const isFulfillment = (event: Event) => event.invocationSource === 'FulfillmentCodeHook';

/** Delegates until the fulfillment, which it closes as given. */
const fulfils =
  (state = 'Fulfilled', messages?: object[]): Hook =>
  (event) =>
    isFulfillment(event) ? close(event, state, messages) : delegate(event);

const ORDER = ['order a pizza', 'large', '2', 'yes'] as const;

describe('code hooks', () => {
  it('76 sends the event of version 1.0', async () => {
    const talk = await talkTo({ bot: hookPizza(), hook: delegate });

    await talk.say('order a pizza');

    const { event } = talk.asked[0] ?? { event: undefined };
    const empty = { Size: null, Count: null, Note: null, Toppings: null };
    const current = {
      name: 'OrderPizza',
      slots: empty,
      state: 'InProgress',
      confirmationState: 'None',
    };
    expect(event).toMatchObject({
      messageVersion: '1.0',
      invocationSource: 'DialogCodeHook',
      inputMode: 'Text',
      responseContentType: 'text/plain; charset=utf-8',
      sessionId: 'test-session',
      inputTranscript: 'order a pizza',
      bot: {
        id: 'ABCDEFGHIJ',
        name: 'Pizza',
        aliasId: 'TSTALIASID',
        aliasName: 'TestBotAlias',
        localeId: 'en_US',
        version: 'DRAFT',
      },
      requestAttributes: null,
    });
    expect(event?.interpretations[0]).toStrictEqual({
      intent: current,
      nluConfidence: 1,
      interpretationSource: 'Lex',
    });
    expect(event?.interpretations[1]).toStrictEqual({
      intent: {
        name: 'FallbackIntent',
        slots: {},
        state: 'InProgress',
        confirmationState: 'None',
      },
      interpretationSource: 'Lex',
    });
    expect(event?.sessionState).toStrictEqual({
      sessionAttributes: {},
      activeContexts: [],
      intent: current,
      originatingRequestId: 'b1946ac9-0000-4000-8000-000000000001',
    });
    expect(event?.transcriptions).toStrictEqual([
      {
        transcription: 'order a pizza',
        transcriptionConfidence: 1,
        resolvedContext: { intent: 'OrderPizza' },
        resolvedSlots: {},
      },
    ]);
  });

  it('77 proposes the next state, with the attempt', async () => {
    const talk = await talkTo({ bot: hookPizza(), hook: delegate });

    await sayAll(talk, 'order a pizza', 'banana');

    const proposed = talk.asked.map(({ event }) => event.proposedNextState);
    expect(proposed[0]).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' },
      intent: { name: 'OrderPizza' },
      prompt: { attempt: 'Initial' },
    });
    expect(proposed[1]?.prompt).toStrictEqual({ attempt: 'Retry1' });
  });

  it('78 sends the invocation label', async () => {
    const talk = await talkTo({ bot: hookPizza(), hook: delegate });

    await sayAll(talk, 'order a pizza', 'banana', 'large');

    const labels = talk.asked.map(({ event }) => event.invocationLabel);
    expect(labels).toStrictEqual(['start', 'size-missed', 'size-captured']);
  });

  it('79 goes on to the prompt if the hook delegates', async () => {
    const talk = await talkTo({ bot: hookPizza(), hook: delegate });

    expect((await talk.say('order a pizza')).texts).toStrictEqual(['What size?']);
  });

  it('80 asks again for a slot that the hook empties', async () => {
    const empties: Hook = (event) => {
      const { Size, ...slots } = event.sessionState.intent.slots;
      return delegate(event, Size ? { slots: { ...slots, Size: null } } : {});
    };
    const talk = await talkTo({ bot: hookPizza(), hook: empties });

    const said = await sayAll(talk, 'order a pizza', 'large');

    expect(said.action).toBe('ElicitSlot Size');
    expect(said.values.Size).toBeNull();
  });

  it('81 uses the configured prompt if ElicitSlot brings no message', async () => {
    const elicits: Hook = (event) => ({
      sessionState: {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Count' },
        intent: event.sessionState.intent,
      },
    });
    const talk = await talkTo({ bot: hookPizza(), hook: elicits });

    const said = await talk.say('order a pizza');

    expect(said.texts).toStrictEqual(['How many?']);
    expect(said.action).toBe('ElicitSlot Count');
  });

  it('82 switches to another intent that ElicitSlot names', async () => {
    const elicits: Hook = () => ({
      sessionState: {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' },
        intent: { name: 'OrderPizza' },
      },
    });
    const bot = hookPizza();
    const track = bot.intents.find((one) => one.name === 'Track');
    Object.assign(track?.intent ?? {}, {
      fulfillmentCodeHook: { enabled: true, isActive: true },
    });
    const talk = await talkTo({ bot, hook: elicits });

    const said = await talk.say('track my order');

    expect(said.state.intent?.name).toBe('OrderPizza');
    expect(said.action).toBe('ElicitSlot Size');
  });

  it('83 elicits an intent without naming one', async () => {
    const messages = [{ contentType: 'PlainText', content: 'What else?' }];
    const elicits: Hook = () => ({
      sessionState: { dialogAction: { type: 'ElicitIntent' } },
      messages,
    });
    const talk = await talkTo({ bot: hookPizza(), hook: elicits });

    const said = await talk.say('order a pizza');

    expect(said.state.dialogAction).toStrictEqual({ type: 'ElicitIntent' });
    expect(said.state.intent).toBeUndefined();
    expect(said.messages).toStrictEqual(messages);
    expect(said.interpretations?.[0]?.intent?.name).toBe('OrderPizza');
  });

  it('84 informs the next hook that the client confirmed', async () => {
    const confirms: Hook = (event) =>
      isFulfillment(event)
        ? close(event, 'Fulfilled')
        : {
            sessionState: {
              dialogAction: { type: 'ConfirmIntent' },
              intent: {
                ...event.sessionState.intent,
                slots: { Size: value('large'), Count: value('2'), Note: null, Toppings: null },
              },
            },
            messages: [{ contentType: 'PlainText', content: 'As always?' }],
          };
    const talk = await talkTo({ bot: hookPizza(), hook: confirms });

    const asked = await talk.say('order a pizza');
    await talk.say('yes');

    expect(asked.texts).toStrictEqual(['As always?']);
    expect(asked.action).toBe('ConfirmIntent');
    const { event } = talk.asked.at(-1) ?? { event: undefined };
    expect(event?.sessionState.intent.confirmationState).toBe('Confirmed');
  });

  it('85 returns the messages of Close, verbatim and in order', async () => {
    const messages = [
      { contentType: 'PlainText', content: 'Ordered [x] {Size}.' },
      {
        contentType: 'ImageResponseCard',
        imageResponseCard: { title: 'More?', buttons: [{ text: 'Yes', value: 'yes' }] },
      },
    ];
    const talk = await talkTo({ bot: hookPizza(), hook: fulfils('Fulfilled', messages) });

    const said = await sayAll(talk, ...ORDER);

    expect(said.messages).toStrictEqual(messages);
    expect(said.state.intent?.state).toBe('Fulfilled');
    expect(said.action).toBe('Close');
  });

  it('86 fails with 424 if the function throws and there is no branch', async () => {
    const throws: Hook = () => {
      throw new Error('boom');
    };
    const talk = await talkTo({ bot: hookPizza(), hook: throws });

    const error = await refusal(talk.say('order a pizza'));

    expect(error.code).toBe('DependencyFailedException');
    expect(error.status).toBe(424);
    expect(error.message).toBe(
      'Invalid Lambda Response: Received error response from Lambda: Unhandled',
    );
  });

  it('87 takes the failure branch if there is one', async () => {
    const throws: Hook = () => {
      throw new Error('boom');
    };
    const talk = await talkTo({ bot: failingHookPizza(), hook: throws });

    const said = await talk.say('order a pizza');

    expect(said.texts).toStrictEqual(['The hook failed.']);
    expect(said.state.intent?.state).toBe('Failed');
    expect(said.action).toBe('Close');
  });

  it.each<{ name: string; given: Hook; message: RegExp }>([
    { name: 'null', given: () => null, message: /Received null response from Lambda$/ },
    {
      name: 'the intent as a string',
      given: () => ({ sessionState: { dialogAction: { type: 'Delegate' }, intent: 'OrderPizza' } }),
      message:
        /Received invalid response from Lambda: Can not construct instance of IntentResponse: no String-argument constructor\/factory method to deserialize from String value \('OrderPizza'\) at \[Source: .*; line: 1, column: \d+\]/s,
    },
    {
      name: 'more than 25 KB',
      given: (event) => ({ ...delegate(event), padding: 'x'.repeat(26_000) }),
      message: /Lambda response exceeds maximum size \(\d+ vs\. 25K\)$/,
    },
  ])('88 fails with 424 where the function gives $name', async ({ given, message }) => {
    const talk = await talkTo({ bot: hookPizza(), hook: given });

    const error = await refusal(talk.say('order a pizza'));

    expect(error.status).toBe(424);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^Invalid Lambda Response: /);
  });

  it.each<{ name: string; sessionState: object }>([
    { name: 'ElicitSlot without a slot', sessionState: { dialogAction: { type: 'ElicitSlot' } } },
    {
      name: 'ElicitSlot of an unknown slot',
      sessionState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'Colour' } },
    },
    {
      name: 'a slot that the intent has not',
      sessionState: {
        dialogAction: { type: 'Delegate' },
        intent: { name: 'OrderPizza', slots: { Colour: null } },
      },
    },
    {
      name: 'an intent that the bot has not',
      sessionState: { dialogAction: { type: 'Delegate' }, intent: { name: 'Fly' } },
    },
    {
      name: 'Close without a state',
      sessionState: { dialogAction: { type: 'Close' }, intent: { name: 'OrderPizza' } },
    },
    {
      name: 'ElicitIntent without messages',
      sessionState: { dialogAction: { type: 'ElicitIntent' } },
    },
    { name: 'an unknown action', sessionState: { dialogAction: { type: 'Shrug' } } },
    { name: 'no action', sessionState: {} },
  ])('89 fails with 424 for $name', async ({ sessionState }) => {
    const talk = await talkTo({ bot: hookPizza(), hook: () => ({ sessionState }) });

    const error = await refusal(talk.say('order a pizza'));

    expect(error.status).toBe(424);
    expect(error.message).toMatch(/^Invalid Lambda Response: /);
  });

  it('90 fails with 424 if the function is too late', async () => {
    const talk = await talkTo({
      bot: hookPizza(),
      hook: () => new Promise(() => undefined),
      hookTimeoutMs: 20,
    });

    expect((await refusal(talk.say('order a pizza'))).status).toBe(424);
  });

  it('90 takes the time-out branch if there is one', async () => {
    const talk = await talkTo({
      bot: failingHookPizza(),
      hook: () => new Promise(() => undefined),
      hookTimeoutMs: 20,
    });

    expect((await talk.say('order a pizza')).texts).toStrictEqual(['The hook is late.']);
  });

  it('91 throttles if Lambda does', async () => {
    const dispatcher = {
      run: () => Promise.reject(new AwsError('TooManyRequestsException', 429, 'Rate exceeded')),
    };
    const talk = await talkTo({
      bot: hookPizza(),
      hook: delegate,
      hooks: new LambdaHookCaller(dispatcher),
    });

    const error = await refusal(talk.say('order a pizza'));

    expect(error.code).toBe('ThrottlingException');
    expect(error.status).toBe(429);
  });

  it('92 calls the fulfillment when the intent is ready', async () => {
    const talk = await talkTo({ bot: hookPizza(), hook: fulfils() });

    await sayAll(talk, ...ORDER);

    const { event } = talk.asked.at(-1) ?? { event: undefined };
    expect(event?.invocationSource).toBe('FulfillmentCodeHook');
    expect(event?.sessionState.intent.state).toBe('ReadyForFulfillment');
    expect(event?.sessionState.intent.confirmationState).toBe('Confirmed');
    expect(event?.proposedNextState).toBeUndefined();
    expect(event?.interpretations.every(isReady)).toBe(true);
  });

  it('93 says the success response, then the closing one', async () => {
    const talk = await talkTo({ bot: failingHookPizza(), hook: fulfils() });

    expect((await sayAll(talk, ...ORDER)).texts).toStrictEqual(['Ordered.', 'Done.']);
  });

  it('94 says the message of the function instead', async () => {
    const messages = [{ contentType: 'PlainText', content: 'On its way.' }];
    const talk = await talkTo({ bot: failingHookPizza(), hook: fulfils('Fulfilled', messages) });

    expect((await sayAll(talk, ...ORDER)).texts).toStrictEqual(['On its way.']);
  });

  it('says the failure response if the fulfillment returns Failed', async () => {
    const talk = await talkTo({ bot: failingHookPizza(), hook: fulfils('Failed') });

    const said = await sayAll(talk, ...ORDER);

    expect(said.texts).toStrictEqual(['The order failed.']);
    expect(said.state.intent?.state).toBe('Failed');
  });

  it('refuses a fulfillment that delegates with all slots filled', async () => {
    const talk = await talkTo({ bot: hookPizza(), hook: delegate });

    await sayAll(talk, 'order a pizza', 'large', '2');
    const error = await refusal(talk.say('yes'));

    expect(error.status).toBe(424);
    expect(error.message).toContain('Delegate');
  });

  it('leaves the session as it was if a hook fails', async () => {
    let isBroken = false;
    const flaky: Hook = (event) => {
      if (isBroken) throw new Error('boom');
      return delegate(event);
    };
    const talk = await talkTo({ bot: hookPizza(), hook: flaky });
    await talk.say('order a pizza');

    isBroken = true;
    await refusal(talk.say('large'));
    isBroken = false;

    expect((await talk.say('large')).action).toBe('ElicitSlot Count');
  });

  it('says by name that no function is configured', async () => {
    const talk = await talkTo({ bot: hookPizza() });

    const error = await refusal(talk.say('order a pizza'));

    expect(error.status).toBe(424);
    expect(error.message).toContain('No Lambda function is configured');
  });

  it('replaces the session attributes by those of the hook', async () => {
    const sets: Hook = (event) => ({
      ...delegate(event),
      sessionState: { ...delegate(event).sessionState, sessionAttributes: { b: '2' } },
    });
    const talk = await talkTo({ bot: hookPizza(), hook: sets });

    const said = await talk.say('order a pizza', {
      sessionState: { sessionAttributes: { a: '1' } },
    });

    expect(said.state.sessionAttributes).toStrictEqual({ b: '2' });
  });

  it('calls the hook of a bot without next steps once for each input', async () => {
    const bot = hookPizza({
      size: { prompt: prompt('What size?'), capture: null as never },
      fulfillment: { enabled: false },
      order: { initial: null as never },
    });
    for (const one of bot.intents) Object.assign(one.intent, { initialResponseSetting: null });
    const talk = await talkTo({ bot, hook: delegate });

    const said = await sayAll(talk, 'order a pizza', 'banana', 'large', '2', 'yes');

    expect(talk.asked.length).toBe(5);
    expect(said.texts).toStrictEqual(['Done.']);
  });
});

function value(text: string) {
  return {
    shape: 'Scalar',
    value: { originalValue: text, interpretedValue: text, resolvedValues: [text] },
  };
}

function isReady(entry: { intent: { state: string } }): boolean {
  return entry.intent.state === 'ReadyForFulfillment';
}
