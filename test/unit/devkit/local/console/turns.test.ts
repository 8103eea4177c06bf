import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { turnsConsole } from '../../../../../services/devkit/local/console/turns.ts';
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

async function pageOf(traces: readonly TurnTrace[], url = '/console/turns') {
  const app = Fastify();
  app.register(turnsConsole(() => traces).plugin);
  return app.inject({ method: 'GET', url });
}

describe('the turns page', () => {
  it('shows the newest turn first, with its ranking and its code hook', async () => {
    const hook = {
      source: 'FulfillmentCodeHook',
      outcome: 'ok',
      ms: 7,
      request: null,
      response: null,
    };
    const { body } = await pageOf([aTrace({}), aTrace({ intent: 'AskHelp', hooks: [hook] })]);

    expect(body.indexOf('AskHelp')).toBeLessThan(body.indexOf('Greet ('));
    expect(body).toContain('Greet 0.93');
    expect(body).toContain('FulfillmentCodeHook: ok, 7 ms');
  });

  it('escapes what a bot definition may call its intents', async () => {
    const { body } = await pageOf([aTrace({ intent: '<img src=x>' })]);

    expect(body).toContain('&lt;img src=x&gt;');
    expect(body).not.toContain('<img');
  });

  it('says so if nobody has said anything', async () => {
    expect((await pageOf([])).body).toContain('Nobody has said anything');
  });

  it('returns the same as data', async () => {
    const { body } = await pageOf(
      [aTrace({}), aTrace({ intent: 'AskHelp' })],
      '/console/turns.json',
    );

    expect(JSON.parse(body).map(({ intent }: TurnTrace) => intent)).toStrictEqual([
      'AskHelp',
      'Greet',
    ]);
  });
});
