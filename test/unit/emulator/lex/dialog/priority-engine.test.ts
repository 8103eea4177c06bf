import { describe, expect, it } from 'vitest';
import { pizza } from '../../../../wire/lex/support/bots.ts';
import { prompt, response } from '../../../../wire/lex/support/export.ts';
import type { Hook } from '../../../../wire/lex/support/start-lex.ts';
import { sayAll, talkTo } from '../support/talk.ts';

type Event = Parameters<Hook>[0];

/** PIZZA as it was exported before there were next steps; its dialog hook is on. */
function oldPizza() {
  const bot = pizza({
    size: { prompt: prompt('What size?', 1) },
    order: {
      dialogHook: true,
      confirmation: {
        isActive: true,
        promptSpecification: prompt('Order {Count} {Size}?', 1),
        declinationResponse: response('Cancelled.'),
      },
    },
  });
  for (const one of bot.intents) Object.assign(one.intent, { initialResponseSetting: null });
  return bot;
}

const delegate: Hook = (event: Event) => ({
  sessionState: { dialogAction: { type: 'Delegate' }, intent: event.sessionState.intent },
});

describe('a bot without next steps', () => {
  it('calls its hook once for each input, and goes by priorities', async () => {
    const talk = await talkTo({ bot: oldPizza(), hook: delegate });

    const actions = [];
    for (const text of ['order a pizza', 'large', '2', 'yes']) {
      actions.push((await talk.say(text)).action);
    }

    expect(actions).toStrictEqual([
      'ElicitSlot Size',
      'ElicitSlot Count',
      'ConfirmIntent',
      'Close',
    ]);
    expect(talk.asked.map(({ event }) => event.inputTranscript)).toStrictEqual([
      'order a pizza',
      'large',
      '2',
      'yes',
    ]);
    expect(talk.asked.map(({ event }) => event.proposedNextState?.prompt?.attempt)).toStrictEqual([
      'Initial',
      'Initial',
      undefined,
      undefined,
    ]);
  });

  it('asks again if the hook delegates after a miss, then falls back', async () => {
    const talk = await talkTo({ bot: oldPizza(), hook: delegate });

    const first = await sayAll(talk, 'order a pizza', 'banana');
    const second = await talk.say('banana');

    expect(first.action).toBe('ElicitSlot Size');
    expect(talk.asked[1]?.event.proposedNextState?.prompt).toStrictEqual({ attempt: 'Retry1' });
    expect(second.state.intent?.name).toBe('FallbackIntent');
  });

  it('goes on if the hook fills the slot that was missed', async () => {
    const fills: Hook = (event) => {
      const { intent } = event.sessionState;
      if (event.inputTranscript !== 'banana') return delegate(event);
      const Size = { shape: 'Scalar', value: { interpretedValue: 'small' } };
      return {
        sessionState: {
          dialogAction: { type: 'Delegate' },
          intent: { ...intent, slots: { ...intent.slots, Size } },
        },
      };
    };
    const talk = await talkTo({ bot: oldPizza(), hook: fills });

    const said = await sayAll(talk, 'order a pizza', 'banana');

    expect(said.values.Size).toBe('small');
    expect(said.action).toBe('ElicitSlot Count');
  });

  it('passes a no to its hook, and declines if it delegates', async () => {
    const talk = await talkTo({ bot: oldPizza(), hook: delegate });

    const said = await sayAll(talk, 'order a pizza', 'large', '2', 'no');

    expect(talk.asked.at(-1)?.event.sessionState.intent.confirmationState).toBe('Denied');
    expect(said.texts).toStrictEqual(['Cancelled.']);
    expect(said.state.intent?.state).toBe('Failed');
  });

  it('validates a value by its hook', async () => {
    const refuses: Hook = (event) => {
      const { intent } = event.sessionState;
      if (intent.slots.Count?.value?.interpretedValue !== '99') return delegate(event);
      return {
        sessionState: {
          dialogAction: { type: 'ElicitSlot', slotToElicit: 'Count' },
          intent: { ...intent, slots: { ...intent.slots, Count: null } },
        },
        messages: [{ contentType: 'PlainText', content: 'At most 20.' }],
      };
    };
    const talk = await talkTo({ bot: oldPizza(), hook: refuses });

    const said = await sayAll(talk, 'order a pizza', 'large', '99');

    expect(said.texts).toStrictEqual(['At most 20.']);
    expect(said.values.Count).toBeNull();
    expect((await talk.say('3')).texts).toStrictEqual(['Order 3 large?']);
  });
});
