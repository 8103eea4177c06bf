import { expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { TurnRecorder } from '../../../../../services/emulator/lex/runtime/trace-turn.ts';

/** Records one turn; returns how often `why` was read, and the `why` of the trace. */
function recorded(showsTexts: boolean) {
  let asked = 0;
  const traces: { ranking: readonly { why: readonly string[] }[] }[] = [];
  const candidate = {
    intent: 'Greet',
    score: 0.9,
    slots: {},
    get why() {
      asked += 1;
      return ['"hello" +0.90'];
    },
  };
  const deps = {
    turnLog: { showsTexts, add: (trace: never) => void traces.push(trace), traces: () => [] },
    log: silentLog,
    clock: { now: () => new Date(0) },
  };
  const request = {
    key: { localeId: 'en_US', sessionId: 'me' },
    requestId: 'r',
    operation: 'RecognizeText',
  };
  const target = { bot: { botName: 'Bot', botVersion: 'DRAFT' }, locale: { intents: [] } };
  const turn = { request, target, understood: { ranked: [candidate] }, said: null };
  new TurnRecorder(deps as never, turn as never).finish(undefined as never);
  return { asked, why: traces[0]?.ranking[0]?.why };
}

it('computes why an intent was understood only if the log shows it: that takes longer than all else', () => {
  expect(recorded(true)).toStrictEqual({ asked: 1, why: ['"hello" +0.90'] });
  expect(recorded(false)).toStrictEqual({ asked: 0, why: [] });
});
