import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { turnsArea } from '../../../../../services/devkit/local/console/turns.ts';
import type { TurnTrace } from '../../../../../services/emulator/lex/runtime/turn-trace.ts';

function aTrace(trace: Partial<TurnTrace>): TurnTrace {
  return {
    at: '2026-11-22T20:00:00.000Z',
    requestId: 'r-1',
    operation: 'RecognizeText',
    botName: 'Bot',
    botVersion: '1',
    localeId: 'en_US',
    sessionId: null,
    said: null,
    ranking: [{ intent: 'Greet', score: 0.93, why: [] }],
    steps: [{ rule: 'close', state: 'Fulfilled' }],
    lines: ['close, Fulfilled'],
    hooks: [],
    intent: 'Greet',
    state: 'Fulfilled',
    dialogAction: 'Close',
    slotToElicit: undefined,
    slots: {},
    messages: null,
    messageCount: 1,
    error: undefined,
    ms: 1.4,
    ...trace,
  };
}

async function answerOf(traces: readonly TurnTrace[]): Promise<{ turns: readonly TurnTrace[] }> {
  const app = Fastify();
  app.register(turnsArea(() => traces).plugin);
  return (await app.inject('/')).json();
}

describe('the API of the turns', () => {
  it('has the newest turn first, with all that is known of it', async () => {
    const hook = {
      source: 'FulfillmentCodeHook',
      outcome: 'ok',
      ms: 7,
      request: { invocationLabel: null },
      response: '{}',
    };
    const newest = aTrace({ intent: 'AskHelp', hooks: [hook] });

    const { turns } = await answerOf([aTrace({}), newest]);

    expect(turns.map(({ intent }) => intent)).toStrictEqual(['AskHelp', 'Greet']);
    expect(turns[0]?.hooks).toStrictEqual([hook]);
  });

  it('is empty before anybody has said anything', async () => {
    expect(await answerOf([])).toStrictEqual({ turns: [] });
  });
});
