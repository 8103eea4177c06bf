import { pathToFileURL } from 'node:url';
import type { RecognizeTextRequest } from '@aws-sdk/client-lex-runtime-v2';
import { zipBotFolder, zipFiles } from '../infra/bot-zip.ts';
import { openInterpreter } from '../nlu/open-interpreter.ts';
import { trainInWorker } from '../nlu/train-in-worker.ts';
import { systemClock } from '../services/base/clock.ts';
import { silentLog } from '../services/base/log.ts';
import { realTimers } from '../services/base/timers.ts';
import type { Call } from '../services/emulator/aws/service.ts';
import { readBotZip } from '../services/emulator/lex/bot/read-bot.ts';
import { type Lex, openLex } from '../services/emulator/lex/runtime/service.ts';
import { type Figure, percentile, seconds, timesOf } from './figures.ts';
import { aCall } from './turns.ts';
import { carried } from './utterances.ts';

const INTENTS = 500;
const UTTERANCES = 50;
const WORKER = pathToFileURL('dist/nlu-worker.js');

/** A bot of 500 intents with 50 utterances each: time to read and build it, memory, and the turns of another bot during the build. */
export async function measureLargeBot(): Promise<Figure[]> {
  const zip = largeBot();
  const what = `a bot of ${INTENTS} intents × ${UTTERANCES}`;
  const reading = await timesOf(3, 1, async () => readBotZip(zip));
  const lex = await openLex({
    train: async (spec) => openInterpreter(spec, await trainInWorker(spec, { workerFile: WORKER })),
    clock: systemClock,
    timers: realTimers,
    random: Math.random,
    log: silentLog,
  });
  await put(lex, 'SEEDBOT001', (await zipBotFolder('seed/bot')).zip);
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const building = put(lex, 'LARGEBOT01', zip).then(() => performance.now() - began);
  const turns = await turnsUntil(lex, building);
  const built = await building;
  const grown = Math.round((process.memoryUsage().rss - before) / 1024 / 1024);
  await lex.close();
  return [
    { what: `${what}: read`, goal: '', seen: seconds(reading) },
    { what: `${what}: build in a worker`, goal: '', seen: `${(built / 1000).toFixed(1)} s` },
    { what: `${what}: memory added to the process`, goal: '', seen: `${grown} MB` },
    {
      what: 'turns of another bot meanwhile',
      goal: 'answered',
      seen: `${turns.length}, p50 ${percentile(turns, 0.5).toFixed(2)} ms, p99 ${percentile(turns, 0.99).toFixed(1)} ms`,
    },
  ];
}

async function put(lex: Lex, botId: string, zip: Uint8Array): Promise<void> {
  await lex.definitions.putBot({ botId, botName: botId, zip, idleSessionTtlSeconds: 300 });
  await lex.definitions.putAlias({
    botId,
    botAliasId: 'TSTALIASID',
    botAliasName: 'TestBotAlias',
    botVersion: 'DRAFT',
    locales: { en_US: { enabled: true } },
  });
}

async function turnsUntil(lex: Lex, end: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  void end.finally(() => {
    isOver = true;
  });
  const recognizeText = lex.service.operations.RecognizeText as (
    input: RecognizeTextRequest,
    call: Call,
  ) => Promise<object>;
  const target = { botId: 'SEEDBOT001', botAliasId: 'TSTALIASID', localeId: 'en_US' };
  const times: number[] = [];
  while (!isOver) {
    const began = performance.now();
    await recognizeText({ ...target, sessionId: 'meanwhile', text: 'hello' }, aCall());
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return times;
}

function largeBot(): Uint8Array {
  const locale = 'Large/BotLocales/en_US';
  const files: Record<string, object> = {
    'Manifest.json': {
      metaData: { schemaVersion: '1', fileFormat: 'LexJson', resourceType: 'BOT' },
    },
    'Large/Bot.json': {
      name: 'Large',
      version: 'DRAFT',
      idleSessionTTLInSeconds: 300,
      dataPrivacy: { childDirected: false },
    },
    [`${locale}/BotLocale.json`]: {
      name: 'English (US)',
      identifier: 'en_US',
      nluConfidenceThreshold: 0.4,
    },
    [`${locale}/Intents/FallbackIntent/Intent.json`]: {
      name: 'FallbackIntent',
      parentIntentSignature: 'AMAZON.FallbackIntent',
    },
  };
  for (let intent = 0; intent < INTENTS; intent += 1) {
    const name = `Intent${intent}`;
    files[`${locale}/Intents/${name}/Intent.json`] = {
      name,
      sampleUtterances: Array.from({ length: UTTERANCES }, (_, index) => ({
        utterance: `${carried(intent, index)} ${index}`,
      })),
    };
  }
  const text = new TextEncoder();
  return zipFiles(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, text.encode(JSON.stringify(content))]),
    ),
  ).zip;
}
