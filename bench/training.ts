import { pathToFileURL } from 'node:url';
import type { ModelSpec } from '../nlu/interpreter.ts';
import { trainInWorker } from '../nlu/train-in-worker.ts';
import { modelSpecOf } from '../services/emulator/lex/bot/model-spec.ts';
import { readBotFiles } from '../services/emulator/lex/bot/read-bot.ts';
import { readFolder } from '../services/emulator/lex/bot/read-folder.ts';
import { type Figure, seconds, timesOf } from './figures.ts';
import { carried, word } from './utterances.ts';

const WORKER = pathToFileURL('dist/nlu-worker.js');

/** Training in a worker, with calibration, without the cache. */
export async function measureTraining(): Promise<Figure[]> {
  const bot = readBotFiles(await readFolder('seed/bot'));
  const [locale] = Object.values(bot.locales);
  if (!locale) throw new Error('seed/bot has no locale');
  const seed = modelSpecOf(locale, { toleratesTypos: true });
  return [
    await row('train the seed bot', '0.5 s', seed, 3),
    await row('train 64 intents × 20 utterances', '3 s', aModel(64, 20), 3),
    await row('train 150 intents × 100 utterances', '60 s', aModel(150, 100), 1),
  ];
}

async function row(what: string, goal: string, spec: ModelSpec, runs: number): Promise<Figure> {
  const times = await timesOf(runs, 0, () => trainInWorker(spec, { workerFile: WORKER }));
  return { what, goal: `≤ ${goal}`, seen: seconds(times) };
}

/** Synthetic intents whose utterances share most words, as in real bots. */
function aModel(intents: number, utterances: number): ModelSpec {
  return {
    locale: 'en_US',
    slotTypes: {},
    intents: Array.from({ length: intents }, (_, intent) => ({
      intent: `Intent${word(intent)}`,
      slots: {},
      utterances: Array.from({ length: utterances }, (_, index) => carried(intent, index)),
    })),
  };
}
