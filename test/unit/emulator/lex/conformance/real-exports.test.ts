import { describe, expect, it } from 'vitest';
import { readBotZip } from '../../../../../services/emulator/lex/bot/read-bot.ts';
import { hook, pizza } from '../../../../wire/lex/support/bots.ts';
import {
  type BotFixture,
  exportFiles,
  fallback,
  intent,
  prompt,
  response,
  slot,
  step,
  zipFiles,
} from '../../../../wire/lex/support/export.ts';
import { sayAll, talkTo } from '../support/talk.ts';

type Json = Record<string, unknown>;

/** As the console writes it: every member there, most of them null. */
function withNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(withNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, withNulls(member)]);
  return { description: null, ...Object.fromEntries(members) };
}

/** A bot that counts how often it did not understand, in the style of the console's visual builder. */
function counting(): BotFixture {
  const noHook = hook({
    enableCodeHookInvocation: false,
    postCodeHookSpecification: {
      successNextStep: step('EvaluateConditional'),
      successConditional: {
        isActive: true,
        conditionalBranches: [
          {
            name: 'FirstTime',
            condition: {
              expressionString: '!fn.IS_SET([fallback-count]) OR [fallback-count] = "0"',
            },
            nextStep: step('ElicitIntent', { attributes: { 'fallback-count': '1' } }),
            response: response('Could you say that in other words?'),
          },
          {
            name: 'SecondTime',
            condition: { expressionString: '[fallback-count] = "1"' },
            nextStep: step('StartIntent', {
              intent: 'Remind',
              attributes: { 'fallback-count': '0' },
              suppress: true,
            }),
            response: response('Let us start with a reminder.'),
          },
        ],
        defaultBranch: { nextStep: step('CloseIntent'), response: null },
      },
      failureNextStep: step('EndConversation'),
      timeoutNextStep: step('EndConversation'),
    },
  });
  return {
    name: 'Reminder',
    intents: [
      intent('Remind', {
        utterances: ['remind me', 'remind me on {Day}'],
        slots: [
          slot('Day', 'AMAZON.Date', {
            prompt: prompt('On what day?'),
            capture: {
              captureNextStep: step('ConfirmIntent'),
              failureNextStep: step('StartIntent', { intent: 'FallbackIntent' }),
            },
          }),
        ],
        initial: {
          initialResponse: response('A reminder, good.'),
          nextStep: step('ElicitSlot', { slot: 'Day' }),
          conditional: null,
          codeHook: null,
        },
        confirmation: {
          isActive: true,
          promptSpecification: prompt('On {Day}, then?'),
          confirmationNextStep: step('FulfillIntent'),
          declinationNextStep: step('EndConversation'),
          failureNextStep: step('StartIntent', { intent: 'FallbackIntent' }),
        },
        fulfillment: {
          enabled: false,
          isActive: true,
          postFulfillmentStatusSpecification: {
            successResponse: response('I will remind you.'),
            successNextStep: step('EndConversation'),
            failureNextStep: step('EndConversation'),
            timeoutNextStep: step('EndConversation'),
          },
        },
      }),
      fallback({
        initial: {
          initialResponse: null,
          nextStep: step('InvokeDialogCodeHook'),
          conditional: null,
          codeHook: noHook,
        },
        closing: {
          isActive: true,
          closingResponse: response('Sorry, I am no help here.'),
          nextStep: step('EndConversation'),
          conditional: null,
        },
      }),
    ],
  };
}

describe('bots in the style of real exports', () => {
  it('are read with null for every list that is empty, and with files that mean nothing here', () => {
    const files = Object.entries(exportFiles(pizza())).map(([path, json]) => [
      path,
      withNulls(json),
    ]);
    const zip = zipFiles({
      ...(Object.fromEntries(files) as Record<string, Json>),
      'Pizza/BotLocales/en_US/Intents/OrderPizza/ConversationFlow.json': { nodes: [] },
      'Pizza/BotLocales/en_US/CustomVocabulary/notes.json': {},
    });

    const intents = readBotZip(zip).locales.en_US?.intents;

    expect(intents?.[0]?.slots).toHaveLength(4);
    expect(intents?.[1]).toMatchObject({ intentName: 'Track', slots: [], outputContexts: [] });
  });

  it('hold a conversation that goes by next steps', async () => {
    const talk = await talkTo({ bot: counting() });

    const said = [await talk.say('remind me'), await talk.say('tomorrow'), await talk.say('yes')];

    expect(said.map((one) => one.texts)).toStrictEqual([
      ['A reminder, good.', 'On what day?'],
      ['On 2020-11-26, then?'],
      ['I will remind you.'],
    ]);
    expect(said.at(-1)?.state.intent?.state).toBe('Fulfilled');
  });

  it('count in session attributes, guarded by IS_SET', async () => {
    const talk = await talkTo({ bot: counting() });

    const first = await talk.say('zzqq');
    const second = await talk.say('zzqq');

    expect(first.texts).toStrictEqual(['Could you say that in other words?']);
    expect(first.action).toBe('ElicitIntent');
    expect(first.state.sessionAttributes).toStrictEqual({ 'fallback-count': '1' });
    expect(second.texts).toStrictEqual(['Let us start with a reminder.', 'On what day?']);
    expect(second.action).toBe('ElicitSlot Day');
    expect(second.state.sessionAttributes).toStrictEqual({ 'fallback-count': '0' });
  });

  it('end if they decline', async () => {
    const talk = await talkTo({ bot: counting() });

    const said = await sayAll(talk, 'remind me on friday', 'no');

    expect(said.action).toBe('Close');
    expect(said.state.intent).toMatchObject({ state: 'Failed', confirmationState: 'Denied' });
    expect(said.messages).toBeUndefined();
  });
});
