import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fitLogistic, type Observation } from '../../nlu/calibration/logistic-regression.ts';
import { findPassages } from '../../services/bot/helpdesk/answers/find-passages.ts';
import type { AnswerModel } from '../../services/bot/helpdesk/answers/judgement/answer-model.ts';
import {
  FEATURES,
  FEATURES_WITH_ENCODER,
  featuresOf,
} from '../../services/bot/helpdesk/answers/judgement/features.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import type { SentenceEncoder } from '../../services/bot/helpdesk/answers/ranking/sentence-encoder.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { readJudged } from '../../services/devkit/questions/relevance/judged-questions.ts';
import { installedEncoder, withVectors } from '../search/bench-encoder.ts';
import { toPassage } from '../search/measure.ts';
import { indexPassages, openEngine } from '../search/open-engine.ts';
import { readSets, type SearchSet } from '../search/sets.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { searchAll } from './ask-questions.ts';
import { without } from './without.ts';

const INDEX = 'train';
const JUDGEMENT = '../../services/bot/helpdesk/answers/judgement';
const targetOf = (name: string): string =>
  fileURLToPath(new URL(`${JUDGEMENT}/${name}.json`, import.meta.url));
/** Regularisation, in observations: weights of features that say the same stay small. */
const STRENGTH = 100;

interface Example {
  readonly features: readonly number[];
  readonly isRight: boolean;
  /** Documents with one title are a thread; even ones train, odd ones test. */
  readonly isTest: boolean;
}

/** What is learned: without an encoder, and with one. */
const LESSONS = {
  without: { target: targetOf('answer-model'), features: FEATURES },
  with: { target: targetOf('answer-model-with-encoder'), features: FEATURES_WITH_ENCODER },
};

type Names = readonly (typeof FEATURES_WITH_ENCODER)[number][];

/**
 * `npx tsx bench/answers/train.ts --data DIR [--encoder]`: learns from FAQ pairs (a collection in BEIR's layout; documents of the same
 * title are one thread) which passages answer. Each question is asked twice, with its thread among the passages and with
 * it taken out. Writes the model's weights, and prints how well those of one half tell the other half's. With
 * `--encoder` it learns the weights that go with the installed sentence encoder.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      questions: { type: 'string', default: 'seed/relevance/dev.jsonl' },
      documents: { type: 'string', default: 'seed/documents' },
      encoder: { type: 'boolean' },
    },
  });
  if (!values.data) throw new Error('say where the FAQ is: --data DIR');
  const [set] = await readSets(values.data);
  if (!set) throw new Error(`${values.data} has no collection`);
  const encoder = values.encoder ? await installedEncoder() : undefined;
  const { target, features: names } = encoder ? LESSONS.with : LESSONS.without;
  const examples = await examplesOf(set, names, encoder);
  const scale = scaleOf(await featuresOfQuestions(values, names, encoder));
  const learnAll = (some: readonly Example[]) => learn(some, names, scale);
  const tested = learnAll(examples.filter(({ isTest }) => !isTest));
  const test = examples.filter(({ isTest }) => isTest);
  const area = areaUnderCurve(
    test.map(({ features, isRight }) => ({ score: scoreOf(tested, features), isRight })),
  );
  const answer = learnAll(examples);
  const offer = withoutMargin(examples, names, scale);
  const madeBy = `bench/answers/train.ts, ${basename(values.data)}, ${examples.length} examples; AUC of one half on the other ${area.toFixed(3)}`;
  await writeFile(target, `${JSON.stringify({ madeBy, answer, offer }, undefined, 2)}\n`);
  console.log(madeBy);
  console.table(names.map((name, at) => ({ name, answer: answer.weights[at]?.toFixed(2) })));
}

async function examplesOf(
  set: SearchSet,
  names: Names,
  encoder: SentenceEncoder | undefined,
): Promise<Example[]> {
  const engine = await openEngine();
  const threads = new Map(set.documents.map(({ id, title }) => [id, threadOf(title)]));
  try {
    const documents = await withVectors(encoder, set.documents.map(toThreadPassage));
    await indexPassages(engine.client, INDEX, documents);
    const passages = new OpenSearchPassageSearch(engine.client, INDEX, {
      withVectors: encoder !== undefined,
    });
    const reader = new PassageReader();
    const examples: Example[] = [];
    for (const { id, text } of set.queries) {
      const relevant = set.judgments.get(id);
      const [first = ''] = relevant?.keys() ?? [];
      if (!relevant) continue;
      const isTest = Number.parseInt(threads.get(first)?.slice(0, 2) ?? '0', 16) % 2 === 1;
      for (const search of [passages, without(passages, (passage) => relevant.has(passage.id))]) {
        const found = await findPassages({ passages: search, reader, encoder }, text);
        const best = found?.ranked[0];
        if (!found || !best) continue;
        const features = featuresOf(found, 0);
        examples.push({
          features: names.map((name) => features[name] ?? 0),
          isRight: relevant.has(best.passage.id),
          isTest,
        });
      }
    }
    return examples;
  } finally {
    await engine.close();
  }
}

/** A document of the FAQ as a passage of its thread. */
const toThreadPassage = (document: SearchSet['documents'][number]): Passage => ({
  ...toPassage(document),
  docId: threadOf(document.title),
});

const threadOf = (title: string): string =>
  createHash('sha256').update(title).digest('hex').slice(0, 16);

/** Returns the features of the best passage for each question of help-desk people. */
async function featuresOfQuestions(
  { questions, documents }: { readonly questions: string; readonly documents: string },
  names: Names,
  encoder: SentenceEncoder | undefined,
): Promise<(readonly number[])[]> {
  const engine = await openEngine();
  try {
    const judged = await readJudged(questions);
    const found = await searchAll(engine.client, documents, judged, encoder);
    return found.flatMap(({ searched: [whole] }) =>
      whole && whole.found.ranked.length > 0
        ? [names.map((name) => featuresOf(whole.found, 0)[name] ?? 0)]
        : [],
    );
  } finally {
    await engine.close();
  }
}

/** What a feature usually is, and how far it usually is from that. */
interface Scale {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

function scaleOf(rows: readonly (readonly number[])[]): Scale {
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? 0));
  const means = columns.map(mean);
  const deviations = columns.map((column, at) => {
    const variance = mean(column.map((value) => (value - (means[at] ?? 0)) ** 2));
    return Math.sqrt(variance) || 1;
  });
  return { means, deviations };
}

/** Learns whether any passage answers. An FAQ has one answer, far ahead of the rest; pages say the same in several places. */
function withoutMargin(examples: readonly Example[], names: Names, scale: Scale): AnswerModel {
  const kept = names.flatMap((name, at) => (name === 'margin' ? [] : [at]));
  const pick = (row: readonly number[]) => kept.map((at) => row[at] ?? 0);
  return learn(
    examples.map((example) => ({ ...example, features: pick(example.features) })),
    names.filter((name) => name !== 'margin'),
    { means: pick(scale.means), deviations: pick(scale.deviations) },
  );
}

/** Learns from FAQ pairs what features say, each in the scale in which help-desk questions differ: pages are no FAQ. */
function learn(
  examples: readonly Example[],
  names: Names,
  { means, deviations }: Scale,
): AnswerModel {
  const observations: Observation[] = examples.map(({ features, isRight }) => ({
    evidence: Float64Array.from([
      ...features.map((value, at) => (value - (means[at] ?? 0)) / (deviations[at] ?? 1)),
      1,
    ]),
    isRight,
    weight: 1,
  }));
  const fitted = fitLogistic(observations, new Float64Array(names.length + 1), STRENGTH);
  const rounded = (values: Iterable<number>) =>
    Array.from(values, (value) => Number(value.toFixed(4)));
  return {
    features: names,
    means: rounded(means),
    deviations: rounded(deviations),
    weights: rounded(fitted.slice(0, -1)),
    bias: rounded(fitted.slice(-1))[0] ?? 0,
  };
}

function scoreOf(
  { means, deviations, weights, bias }: AnswerModel,
  features: readonly number[],
): number {
  return features.reduce(
    (sum, value, at) =>
      sum + ((value - (means[at] ?? 0)) / (deviations[at] ?? 1)) * (weights[at] ?? 0),
    bias,
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

await main();
