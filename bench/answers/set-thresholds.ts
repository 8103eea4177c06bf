import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  judgeAll,
  replyTo,
  type SearchedQuestion,
  searchQuestions,
} from '../../services/bot/helpdesk/answers/answer-question.ts';
import type { Thresholds } from '../../services/bot/helpdesk/answers/judgement/learned.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { indexFolder } from '../../test/support/document-folder.ts';
import { installedEncoder } from '../search/bench-encoder.ts';
import { openEngine } from '../search/open-engine.ts';
import { type JudgedQuestion, readJudged } from './judged-questions.ts';
import { outcomeOf, type Rates, ratesOf } from './outcomes.ts';

const INDEX = 'thresholds';
const JUDGEMENT = new URL('../../services/bot/helpdesk/answers/judgement/', import.meta.url);
/** What may go wrong at most: a little less than the floors, since other questions come. */
const MOST = { wrong: 0.07, noneAnswered: 0.07, refusedKnown: 0.1, noneOffered: 0.23 };
const STEP = 0.01;
const MAX_ANSWER = 0.95;

interface Asked extends JudgedQuestion {
  readonly searched: readonly SearchedQuestion[];
}

/**
 * `npx tsx bench/answers/set-thresholds.ts [--questions FILE] [--documents DIR] [--encoder] [--write]`: sets the two
 * thresholds of the judgement on help-desk questions, with `--encoder` those that go with the installed sentence encoder.
 * Prints the rates of the best pair, and with `--misses` what went wrong.
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
  const engine = await openEngine();
  try {
    await indexFolder(values.documents, new OpenSearchPassageIndex(engine.client, INDEX), encoder);
    await engine.client.indices.refresh({ index: INDEX });
    const all = await everyPassage(engine.client);
    const withVectors = encoder !== undefined;
    const passages = new OpenSearchPassageSearch(engine.client, INDEX, { withVectors });
    const deps = { passages, reader: new PassageReader(), encoder };
    const asked: Asked[] = [];
    for (const one of await readJudged(values.questions))
      asked.push({ ...one, searched: await searchQuestions(deps, one.question) });
    const best = bestThresholds(asked, all);
    const rates = rate(asked, all, best);
    console.log(best, rates);
    if (values.misses) printMisses(asked, all, best);
    if (!values.write) return;
    const known = asked.filter(({ answers }) => answers.length > 0).length;
    const madeBy = `bench/answers/set-thresholds.ts, ${basename(values.questions)}: ${known} questions that a page answers, ${asked.length - known} that none does`;
    const target = new URL(`thresholds${encoder ? '-with-encoder' : ''}.json`, JUDGEMENT);
    await writeFile(target, `${JSON.stringify({ madeBy, ...best }, undefined, 2)}\n`);
  } finally {
    await engine.close();
  }
}

async function everyPassage(
  client: Awaited<ReturnType<typeof openEngine>>['client'],
): Promise<Passage[]> {
  const { body } = await client.search({ index: INDEX, body: { size: 10_000 } });
  return body.hits.hits.map(({ _id, _source }) => ({ id: _id, ...(_source as object) }) as Passage);
}

/** The pair that helps most while nothing goes wrong too often; if there is none, that with the least excess. */
function bestThresholds(asked: readonly Asked[], all: readonly Passage[]): Thresholds {
  let best = { value: Number.NEGATIVE_INFINITY, thresholds: { answer: 0.5, offer: 0.1 } };
  for (let offer = STEP; offer < MAX_ANSWER; offer += STEP) {
    for (let answer = offer + STEP; answer <= MAX_ANSWER; answer += STEP) {
      const thresholds = { answer: round(answer), offer: round(offer) };
      const value = worthOf(rate(asked, all, thresholds));
      if (value > best.value) best = { value, thresholds };
    }
  }
  return best.thresholds;
}

function worthOf(rates: Rates): number {
  const excess = Object.entries(MOST).reduce(
    (sum, [name, most]) => sum + Math.max(0, rates[name as keyof typeof MOST] - most),
    0,
  );
  return rates.helped + rates.answered / 4 - 5 * excess;
}

const round = (value: number): number => Number(value.toFixed(2));

function rate(asked: readonly Asked[], all: readonly Passage[], thresholds: Thresholds): Rates {
  return ratesOf(
    asked.map((one) => ({
      isKnown: one.answers.length > 0,
      outcome: outcomeOf(replyTo(one.question, judgeAll(one.searched, thresholds)), one, all),
    })),
  );
}

function printMisses(
  asked: readonly Asked[],
  all: readonly Passage[],
  thresholds: Thresholds,
): void {
  for (const one of asked) {
    const reply = replyTo(one.question, judgeAll(one.searched, thresholds));
    const outcome = outcomeOf(reply, one, all);
    const isFine =
      one.answers.length > 0 ? ['right', 'offered'].includes(outcome) : outcome === 'refused';
    if (isFine) continue;
    const seen =
      reply.kind === 'answer'
        ? reply.answers.map(({ passage }) => passage)
        : reply.kind === 'offer'
          ? reply.sections
          : [];
    const places = seen.map(({ title, heading }) => `${title} › ${heading}`).join(' | ');
    const [best] = judgeAll(one.searched, thresholds);
    console.log(
      `${outcome.padEnd(16)} ${best?.judgement.probability.toFixed(2)} ${one.question}\n    → ${places} (wanted ${one.answers.join(', ') || 'a refusal'})`,
    );
  }
}

await main();
