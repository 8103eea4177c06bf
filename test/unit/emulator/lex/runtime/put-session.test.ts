import { gunzipSync } from 'node:zlib';
import type { PutSessionResponse, SessionState, Slot } from '@aws-sdk/client-lex-runtime-v2';
import { describe, expect, it } from 'vitest';
import { hookPizza, pizza } from '../../../../wire/lex/support/bots.ts';
import { refusal, type Talk, talkTo } from '../support/talk.ts';

const FILLED: Slot = {
  shape: 'Scalar',
  value: { originalValue: 'large', interpretedValue: 'large', resolvedValues: ['large'] },
};

async function put(talk: Talk, sessionState: SessionState, more: object = {}) {
  const answer = (await talk.run('PutSession', { sessionState, ...more })) as PutSessionResponse;
  const state = unpack(answer.sessionState) as SessionState;
  const messages = answer.messages === undefined ? [] : (unpack(answer.messages) as object[]);
  return { state, messages };
}

function unpack(header: string | undefined): unknown {
  return JSON.parse(gunzipSync(Buffer.from(header ?? '', 'base64')).toString('utf8'));
}

describe('PutSession', () => {
  it('runs an intent with the slots it is given', async () => {
    const talk = await talkTo({ bot: pizza() });

    const { state } = await put(talk, {
      dialogAction: { type: 'Delegate' },
      intent: { name: 'OrderPizza', slots: { Size: FILLED } },
    });

    expect(state.dialogAction).toStrictEqual({ type: 'ElicitSlot', slotToElicit: 'Count' });
    expect((await talk.say('2')).texts).toStrictEqual(['Order 2 large?']);
  });

  it('elicits a slot with its own prompt', async () => {
    const talk = await talkTo({ bot: pizza() });

    const { messages } = await put(talk, {
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'Count' },
      intent: { name: 'OrderPizza' },
    });

    expect(messages).toStrictEqual([{ content: 'How many?', contentType: 'PlainText' }]);
    expect((await talk.say('3')).values.Count).toBe('3');
  });

  it('says the messages it is given, as they are', async () => {
    const talk = await talkTo({ bot: pizza() });
    const given = [{ contentType: 'PlainText', content: 'Well, {Size}?' }];

    const { messages } = await put(
      talk,
      {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' },
        intent: { name: 'OrderPizza' },
      },
      { messages: given },
    );

    expect(messages).toStrictEqual(given);
  });

  it('says the messages it is given instead of the prompt of an intent that it starts', async () => {
    const talk = await talkTo({ bot: pizza() });
    const given = [{ contentType: 'PlainText', content: 'Welcome back. Which size?' }];

    const { messages, state } = await put(
      talk,
      { dialogAction: { type: 'Delegate' }, intent: { name: 'OrderPizza' } },
      { messages: given },
    );

    expect(messages).toStrictEqual(given);
    expect(state.dialogAction?.slotToElicit).toBe('Size');
  });

  it('confirms an intent', async () => {
    const talk = await talkTo({ bot: pizza() });

    await put(talk, {
      dialogAction: { type: 'ConfirmIntent' },
      intent: { name: 'OrderPizza', slots: { Size: FILLED, Count: FILLED } },
    });

    expect((await talk.say('yes')).state.intent?.confirmationState).toBe('Confirmed');
  });

  it('closes an intent in the state it is given', async () => {
    const talk = await talkTo({ bot: pizza() });

    const { state, messages } = await put(talk, {
      dialogAction: { type: 'Close' },
      intent: { name: 'OrderPizza', state: 'Failed' },
    });

    expect(state.dialogAction).toStrictEqual({ type: 'Close' });
    expect(state.intent?.state).toBe('Failed');
    expect(messages).toStrictEqual([]);
  });

  it('fulfills an intent that the client says is ready', async () => {
    const talk = await talkTo({
      bot: hookPizza(),
      hook: (event) => ({
        sessionState: {
          dialogAction: { type: 'Close' },
          intent: { ...event.sessionState.intent, state: 'Fulfilled' },
        },
      }),
    });

    const { state } = await put(talk, {
      dialogAction: { type: 'Delegate' },
      intent: { name: 'OrderPizza', state: 'ReadyForFulfillment' },
    });

    expect(talk.asked[0]?.event.invocationSource).toBe('FulfillmentCodeHook');
    expect(state.intent?.state).toBe('Fulfilled');
  });

  it('lets RecognizeText say which slot the text answers', async () => {
    const talk = await talkTo({ bot: pizza() });

    const said = await talk.say('2', {
      sessionState: {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Count' },
        intent: { name: 'OrderPizza', slots: { Size: FILLED } },
      },
    });

    expect(said.texts).toStrictEqual(['Order 2 large?']);
  });

  it('sets attributes for the turns to come', async () => {
    const talk = await talkTo({ bot: pizza() });
    await put(talk, { sessionAttributes: { a: '1' } });

    expect((await talk.say('order a pizza')).state.sessionAttributes).toStrictEqual({ a: '1' });
  });

  it.each<{ name: string; state: SessionState }>([
    { name: 'an unknown intent', state: { intent: { name: 'Fly' } } },
    {
      name: 'an unknown slot',
      state: {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Colour' },
        intent: { name: 'OrderPizza' },
      },
    },
    { name: 'Delegate without an intent', state: { dialogAction: { type: 'Delegate' } } },
    { name: 'ConfirmIntent without an intent', state: { dialogAction: { type: 'ConfirmIntent' } } },
    { name: 'an unknown action', state: { dialogAction: { type: 'Dance' as never } } },
    { name: 'an unknown state', state: { intent: { name: 'OrderPizza', state: 'Odd' as never } } },
    {
      name: 'a context that lives for no turn',
      state: {
        activeContexts: [
          {
            name: 'a',
            timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 0 },
            contextAttributes: {},
          },
        ],
      },
    },
  ])('refuses $name', async ({ state }) => {
    const talk = await talkTo({ bot: pizza() });

    const error = await refusal(put(talk, state));

    expect(error.code).toBe('ValidationException');
    expect(error.status).toBe(400);
  });
});
