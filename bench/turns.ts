import { randomUUID } from 'node:crypto';
import type { RecognizeTextRequest } from '@aws-sdk/client-lex-runtime-v2';
import { zipBotFolder } from '../infra/bot-zip.ts';
import { openInterpreter } from '../nlu/open-interpreter.ts';
import { train } from '../nlu/train.ts';
import { systemClock } from '../services/base/clock.ts';
import { silentLog } from '../services/base/log.ts';
import { realTimers } from '../services/base/timers.ts';
import type { Call } from '../services/emulator/aws/service.ts';
import { openLex } from '../services/emulator/lex/runtime/service.ts';
import { type Figure, spread, timesOf } from './figures.ts';

const TURNS = 5_000;

/** `run-turn` alone: the seed bot in this process, without the wire, and with a code hook that responds immediately. */
export async function measureTurns(): Promise<Figure[]> {
  const lex = await openLex({
    train: async (spec) => openInterpreter(spec, train(spec)),
    clock: systemClock,
    timers: realTimers,
    random: Math.random,
    log: silentLog,
    hooks: { call: async () => ({ kind: 'payload', text: HOOK_ANSWER }) },
  });
  const { zip } = await zipBotFolder('seed/bot');
  const botId = 'BENCHBOT01';
  await lex.definitions.putBot({ botId, botName: 'Bench', zip, idleSessionTtlSeconds: 300 });
  await lex.definitions.putAlias({
    botId,
    botAliasId: 'TSTALIASID',
    botAliasName: 'TestBotAlias',
    botVersion: 'DRAFT',
    locales: {
      en_US: {
        enabled: true,
        lambdaArn: 'arn:aws:lambda:ca-central-1:000000000000:function:bench',
      },
    },
  });
  const recognizeText = lex.service.operations.RecognizeText as (
    input: RecognizeTextRequest,
    call: Call,
  ) => Promise<object>;
  const say = (index: number, texts = SAID) =>
    recognizeText(
      {
        botId,
        botAliasId: 'TSTALIASID',
        localeId: 'en_US',
        sessionId: `bench-${index % 50}`,
        text: texts[index % texts.length] ?? '',
      },
      aCall(),
    );
  const times = await timesOf(TURNS, 500, (index) => say(index));
  const hooked = await timesOf(TURNS, 500, (index) => say(index, ASKED));
  await lex.close();
  const perSecond = Math.round((times.length / times.reduce((sum, time) => sum + time, 0)) * 1000);
  return [
    { what: 'run-turn without a hook', goal: 'p50 ≤ 0.4 ms', seen: spread(times) },
    { what: 'turns a second on one core', goal: '≥ 2,500', seen: `${perSecond}` },
    { what: 'run-turn with a hook that answers at once', goal: '', seen: spread(hooked) },
  ];
}

const ASKED = ['how do I reset my password', 'where is my lecture recording', 'qwrtz plmok vexnub'];
const HOOK_ANSWER = JSON.stringify({
  sessionState: { dialogAction: { type: 'ElicitIntent' } },
  messages: [{ contentType: 'PlainText', content: 'An answer.' }],
});
const SAID = [
  'hello',
  'thanks a lot',
  'hey there bot',
  'bye for now',
  'what can you do for me',
  'cancel',
];

/** A call without a request, for operations that are measured without the wire. */
export function aCall(): Call {
  return {
    requestId: randomUUID(),
    service: 'lex',
    operation: 'RecognizeText',
    region: 'ca-central-1',
    accountId: '000000000000',
    caller: { kind: 'anonymous' },
    endpoint: '',
    headers: {},
    query: new URLSearchParams(),
    trailers: {},
    signal: new AbortController().signal,
  };
}
