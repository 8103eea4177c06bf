import { cpus, loadavg } from 'node:os';
import { buildIfChanged } from '../scripts/build.mjs';
import type { Figure } from './figures.ts';
import { measureLargeBot } from './large-bot.ts';
import { measureModes } from './modes.ts';
import { measureMonthOfEvents } from './month-of-events.ts';
import { measurePassages } from './passages.ts';
import { measureProduct } from './product.ts';
import { measureQuestions, measureQuestionsInOpenSearch } from './questions.ts';
import { measureRedaction } from './redaction.ts';
import { measureTraining } from './training.ts';
import { measureTurns } from './turns.ts';

const PARTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  product: measureProduct,
  turns: measureTurns,
  training: measureTraining,
  passages: measurePassages,
  questions: measureQuestions,
  redaction: measureRedaction,
  figures: measureMonthOfEvents,
  'large-bot': measureLargeBot,
};

/** Not run by default: they need Docker. */
const MORE_PARTS: typeof PARTS = {
  modes: measureModes,
  'questions-opensearch': measureQuestionsInOpenSearch,
};
const ALL_PARTS = { ...PARTS, ...MORE_PARTS };

/** `npm run bench [part …]`: measures the figures of the performance budget on this machine. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(ALL_PARTS, name));
  if (unknown.length > 0) {
    throw new Error(`No part ${unknown.join(', ')} (known: ${Object.keys(ALL_PARTS).join(', ')})`);
  }
  await buildIfChanged();
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  const figures: Figure[] = [];
  for (const name of names.length > 0 ? names : Object.keys(PARTS)) {
    figures.push(...((await ALL_PARTS[name]?.()) ?? []));
  }
  console.table(figures);
}

await main(process.argv.slice(2));
