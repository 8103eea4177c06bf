import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Thresholds } from '../../services/bot/helpdesk/answers/judgement/learned.ts';
import type { Rates } from '../../services/devkit/questions/preview.ts';
import { readJudged } from '../../services/devkit/questions/relevance/judged-questions.ts';
import { installedEncoder } from '../search/bench-encoder.ts';
import { openEngine } from '../search/open-engine.ts';
import { type Asked, askQuestions, missesOf, rate } from './ask-questions.ts';

const JUDGEMENT = new URL('../../services/bot/helpdesk/answers/judgement/', import.meta.url);
/** What may go wrong at most: a little less than what is too much, since other questions come. */
const MOST = { wrong: 0.07, noneAnswered: 0.07, refusedKnown: 0.11, noneOffered: 0.27 };
const STEP = 0.01;
const MAX_ANSWER = 0.95;

/**
 * `npx tsx bench/answers/set-thresholds.ts [--questions FILE] [--documents DIR] [--encoder] [--write] [--misses]`: sets the
 * two thresholds of the judgement on help-desk questions, with `--encoder` those that go with the installed sentence
 * encoder. Prints the rates of the best pair, and with `--misses` what went wrong.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string', default: 'seed/relevance/dev.jsonl' },
      documents: { type: 'string', default: 'seed/documents' },
      encoder: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
    },
  });
  const encoder = values.encoder ? await installedEncoder() : undefined;
  const judged = await readJudged(values.questions);
  const engine = await openEngine();
  try {
    const asked = await askQuestions(engine.client, values.documents, judged, encoder);
    const best = bestThresholds(asked);
    console.log(best, rate(asked, best));
    if (values.misses) console.log(missesOf(asked, best).join('\n'));
    if (!values.write) return;
    const known = judged.filter(({ answers }) => answers.length > 0).length;
    const madeBy = `bench/answers/set-thresholds.ts, ${basename(values.questions)}: ${known} questions that a page answers, ${judged.length - known} that none does`;
    const target = new URL(`thresholds${encoder ? '-with-encoder' : ''}.json`, JUDGEMENT);
    await writeFile(target, `${JSON.stringify({ madeBy, ...best }, undefined, 2)}\n`);
  } finally {
    await engine.close();
  }
}

/** The pair that helps most while nothing goes wrong too often; if there is none, that with the least excess. */
function bestThresholds(asked: Asked): Thresholds {
  let best = { value: Number.NEGATIVE_INFINITY, thresholds: { answer: 0.5, offer: 0.1 } };
  for (let offer = STEP; offer < MAX_ANSWER; offer += STEP) {
    for (let answer = STEP; answer <= MAX_ANSWER; answer += STEP) {
      const thresholds = { answer: round(answer), offer: round(offer) };
      const value = worthOf(rate(asked, thresholds));
      if (value > best.value) best = { value, thresholds };
    }
  }
  return best.thresholds;
}

function worthOf(rates: Rates): number {
  const excess = Object.entries(MOST).reduce(
    (sum, [name, share]) => sum + Math.max(0, rates[name as keyof Rates] - share),
    0,
  );
  return rates.helped + rates.answered / 4 - 5 * excess;
}

const round = (value: number): number => Number(value.toFixed(2));

await main();
