import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModelSpec } from '../nlu/interpreter.ts';
import { trainInWorker } from '../nlu/train-in-worker.ts';
import { modelSpecOf } from '../services/lex/bot/model-spec.ts';
import { readBotFiles } from '../services/lex/bot/read-bot.ts';
import { readFolder } from '../services/lex/bot/read-folder.ts';
import { type Figure, seconds, timesOf } from './figures.ts';

const WORKER = pathToFileURL('dist/nlu-worker.js');

/** Training in its worker, calibration included, nothing cached. */
export async function measureTraining(): Promise<Figure[]> {
  const bot = readBotFiles(await readFolder('seed/bot'));
  const [locale] = Object.values(bot.locales);
  if (!locale) throw new Error('seed/bot has no locale');
  const seed = modelSpecOf(locale, { isForgiving: true });
  return [
    await row('train the seed bot', '0.5 s', seed, 3),
    await row('train 64 intents × 20 utterances', '3 s', aModel(64, 20), 3),
    await row('train 150 intents × 100 utterances', '60 s', aModel(150, 100), 1),
  ];
}

async function row(what: string, goal: string, spec: ModelSpec, runs: number): Promise<Figure> {
  const cacheFolder = await mkdtemp(join(tmpdir(), 'bench-models-'));
  const times = await timesOf(runs, 0, () => trainInWorker(spec, { workerFile: WORKER }));
  await rm(cacheFolder, { recursive: true });
  return { what, goal: `≤ ${goal}`, seen: seconds(times) };
}

/** Made-up intents whose utterances share most words, as those of real bots do. */
function aModel(intents: number, utterances: number): ModelSpec {
  return {
    locale: 'en_US',
    slotTypes: {},
    intents: Array.from({ length: intents }, (_, intent) => ({
      intent: `Intent${word(intent)}`,
      slots: {},
      utterances: Array.from({ length: utterances }, (_, index) =>
        [
          CARRIERS[index % CARRIERS.length],
          word(intent),
          word(intent * 7 + index),
          word(index * 31 + intent),
          TAILS[(index * 3 + intent) % TAILS.length],
        ].join(' '),
      ),
    })),
  };
}

const CARRIERS = ['how do I', 'please', 'I want to', 'can you', 'where is', 'help me', 'my'];
const TAILS = ['now', 'for my course', 'on my phone', 'please', 'today', 'again', 'at home'];

function word(seed: number): string {
  const syllables = ['ka', 'lo', 'mi', 'ter', 'sun', 'pra', 'vel', 'do', 'ring', 'pas'];
  const part = (n: number) => syllables[Math.abs(n) % syllables.length];
  return `${part(seed)}${part(Math.floor(seed / 10))}${part(Math.floor(seed / 3) + 1)}`;
}
