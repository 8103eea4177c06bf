import type { Client } from '@opensearch-project/opensearch';
import {
  type AnswerQuestionDeps,
  replyTo,
  type SearchedQuestion,
  searchQuestions,
} from '../../services/bot/helpdesk/answers/answer-question.ts';
import {
  type Assessment,
  assess,
  decide,
} from '../../services/bot/helpdesk/answers/judgement/judge.ts';
import type { Thresholds } from '../../services/bot/helpdesk/answers/judgement/learned.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import type { SentenceEncoder } from '../../services/bot/helpdesk/answers/ranking/sentence-encoder.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import type { Outcome, Rates } from '../../services/devkit/questions/preview.ts';
import type { JudgedQuestion } from '../../services/devkit/questions/relevance/judged-questions.ts';
import { isFine, outcomeOf, ratesOf } from '../../services/devkit/questions/relevance/outcomes.ts';
import { indexFolder } from '../../test/support/document-folder.ts';

const INDEX = 'asked';

/** A judged question with all that the decision on it needs, whatever the thresholds are. */
export interface AskedQuestion extends JudgedQuestion {
  readonly assessed: readonly (SearchedQuestion & { readonly assessment: Assessment })[];
  /** What became of it, by the ways that were chosen for its parts: most thresholds choose the same. */
  readonly outcomes: Map<string, Outcome>;
}

/** Questions that were asked, and the passages that they were asked of. */
export interface Asked {
  readonly questions: readonly AskedQuestion[];
  readonly passages: readonly Passage[];
}

/** A judged question with what was found for it. */
export interface FoundQuestion extends JudgedQuestion {
  readonly searched: readonly SearchedQuestion[];
}

/** Pins, blocks and synonyms to ask with. Default none. */
export type DecidedByStaff = Pick<AnswerQuestionDeps, 'rules' | 'synonyms'>;

/** Indexes a folder of documents with the indexer's own code, and searches for judged questions in it. */
export async function searchAll(
  client: Client,
  folder: string,
  judged: readonly JudgedQuestion[],
  encoder?: SentenceEncoder,
  decided: DecidedByStaff = {},
): Promise<FoundQuestion[]> {
  await indexFolder(folder, new OpenSearchPassageIndex(client, INDEX), encoder);
  await client.indices.refresh({ index: INDEX });
  const withVectors = encoder !== undefined;
  const passages = new OpenSearchPassageSearch(client, INDEX, { withVectors });
  const deps = { passages, reader: new PassageReader(), encoder, ...decided };
  const found: FoundQuestion[] = [];
  for (const one of judged)
    found.push({ ...one, searched: await searchQuestions(deps, one.question) });
  return found;
}

/** Indexes a folder of documents likewise, and asks judged questions of it. */
export async function askQuestions(
  client: Client,
  folder: string,
  judged: readonly JudgedQuestion[],
  encoder?: SentenceEncoder,
  decided: DecidedByStaff = {},
): Promise<Asked> {
  const found = await searchAll(client, folder, judged, encoder, decided);
  const questions = found.map(({ searched, ...one }) => ({
    ...one,
    assessed: searched.flatMap((part) => {
      const assessment = assess(part.found);
      return assessment ? [{ ...part, assessment }] : [];
    }),
    outcomes: new Map<string, Outcome>(),
  }));
  return { questions, passages: await everyPassage(client) };
}

async function everyPassage(client: Client): Promise<Passage[]> {
  const { body } = await client.search({ index: INDEX, body: { size: 10_000 } });
  return body.hits.hits.map(({ _id, _source }) => ({ id: _id, ...(_source as object) }) as Passage);
}

/** Returns the shares of all outcomes, with the product's thresholds or others. */
export function rate(asked: Asked, thresholds?: Thresholds): Rates {
  return ratesOf(
    asked.questions.map((one) => ({
      isKnown: one.answers.length > 0,
      outcome: outcomeWith(asked, one, thresholds),
    })),
  );
}

/** Returns what became of each question, by its id. */
export function outcomesOf(asked: Asked): ReadonlyMap<string, Outcome> {
  return new Map(asked.questions.map((one) => [one.id, outcomeWith(asked, one)] as const));
}

function outcomeWith(asked: Asked, one: AskedQuestion, thresholds?: Thresholds): Outcome {
  const judged = judgedWith(one, thresholds);
  const ways = judged.map(({ judgement }) => judgement.way).join();
  const known = one.outcomes.get(ways);
  if (known) return known;
  const outcome = outcomeOf(replyTo(one.question, judged), one, asked.passages);
  one.outcomes.set(ways, outcome);
  return outcome;
}

const judgedWith = ({ assessed }: AskedQuestion, thresholds?: Thresholds) =>
  assessed.map(({ assessment, ...part }) => ({
    ...part,
    judgement: decide(assessment, thresholds),
  }));

/** Describes the questions that went wrong, the surest first: the question, where it was led, and where it belongs. */
export function missesOf(asked: Asked, thresholds?: Thresholds): string[] {
  const missed = asked.questions.flatMap((one) => {
    const outcome = outcomeWith(asked, one, thresholds);
    if (isFine(one, outcome)) return [];
    const judged = judgedWith(one, thresholds);
    const probability = Math.max(0, ...judged.map(({ judgement }) => judgement.probability));
    return [{ outcome, probability, text: describe(one, judged, outcome, probability) }];
  });
  return missed.sort((a, b) => b.probability - a.probability).map(({ text }) => text);
}

function describe(
  { id, question, answers }: AskedQuestion,
  judged: ReturnType<typeof judgedWith>,
  outcome: Outcome,
  probability: number,
): string {
  const places = shownBy(replyTo(question, judged))
    .map(({ title, heading }) => `${title} › ${heading}`)
    .join(' | ');
  const wanted = answers.join(', ') || 'a refusal';
  return `${id} ${outcome} ${probability.toFixed(2)}: ${question}\n    shown: ${places || 'nothing'}\n    wanted: ${wanted}`;
}

function shownBy(reply: ReturnType<typeof replyTo>): readonly Passage[] {
  if (reply.kind === 'answer') return reply.answers.map(({ passage }) => passage);
  return reply.kind === 'offer' ? reply.sections : [];
}
