import { createHash } from 'node:crypto';
import { dot } from '../../../bot/helpdesk/answers/words/word-table.ts';
import type { QuestionExample, QuestionGroup, QuestionKind } from '../questions.ts';
import { agglomerate } from './agglomerate.ts';
import type { AskedTurn } from './asked-turns.ts';
import { likenesses, type ReadAsked, readAsked } from './likeness.ts';
import type { UnhelpfulBecause } from './turn-texts.ts';

/** A question that was not answered well, with its words. */
export interface AskedQuestion extends AskedTurn {
  readonly turn: number;
  readonly text: string;
  /** Why it did not help: only of kind `unhelpful`. */
  readonly because?: UnhelpfulBecause;
}

/**
 * Groups are joined while their questions are this near on average. Of pairs of the relevance set that are in one group so,
 * 73 % have the same section as their answer; at 0.3 it is half of them.
 */
const LEAST = 0.4;
/** Each is compared with each: 3,000 in less than two seconds. */
export const MAX_WORDINGS = 3_000;
const MAX_EXAMPLES = 10;

/** All that was asked in the same words. */
interface Wording {
  readonly asked: readonly AskedQuestion[];
  readonly read: ReadAsked;
}

/**
 * Groups questions by meaning, those asked most often first. Takes the last asked first, and returns the number of those
 * that were left out because there are too many different ones. The same questions make the same groups.
 */
export function groupQuestions(asked: readonly AskedQuestion[]): {
  readonly groups: readonly QuestionGroup[];
  readonly leftOut: number;
} {
  const byWords = new Map<string, AskedQuestion[]>();
  let leftOut = 0;
  for (const question of asked) {
    const key = keyOf(question.text);
    const others = byWords.get(key);
    if (others) others.push(question);
    else if (byWords.size < MAX_WORDINGS) byWords.set(key, [question]);
    else leftOut += 1;
  }
  const wordings = [...byWords.values()].map((of) => ({
    asked: of,
    read: readAsked(of[0]?.text ?? ''),
  }));
  const sizes = wordings.map((wording) => wording.asked.length);
  const groupOf = agglomerate(likenesses(wordings.map(({ read }) => read)), sizes, LEAST);
  const grouped = new Map<number, Wording[]>();
  wordings.forEach((wording, at) => {
    const group = groupOf[at] ?? at;
    grouped.set(group, [...(grouped.get(group) ?? []), wording]);
  });
  const groups = [...grouped.values()].map(describeGroup);
  return { groups: groups.sort(byCount), leftOut };
}

const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const byCount = (a: QuestionGroup, b: QuestionGroup): number =>
  b.count - a.count ||
  (a.lastAsked < b.lastAsked ? 1 : a.lastAsked > b.lastAsked ? -1 : a.id < b.id ? -1 : 1);

function describeGroup(wordings: readonly Wording[]): QuestionGroup {
  const asked = wordings.flatMap((wording) => wording.asked);
  const question = mostTypical(wordings);
  const topic = mostFrequent(asked.map((one) => one.topic).filter((one) => one !== ''));
  return {
    id: createHash('sha256').update(keyOf(question)).digest('hex').slice(0, 16),
    question,
    count: asked.length,
    counts: countsOf(asked),
    lastAsked: asked.reduce((last, { at }) => (at > last ? at : last), ''),
    ...(topic !== undefined && { topic }),
    examples: wordings
      .map(exampleOf)
      .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
      .slice(0, MAX_EXAMPLES),
  };
}

/** Returns how many questions are of each kind. */
export function countsOf(
  asked: readonly Pick<AskedTurn, 'kinds'>[],
): Readonly<Record<QuestionKind, number>> {
  const countOf = (kind: QuestionKind) => asked.filter(({ kinds }) => kinds.includes(kind)).length;
  return {
    unanswered: countOf('unanswered'),
    doubted: countOf('doubted'),
    unhelpful: countOf('unhelpful'),
  };
}

/** The words in which it was asked most often; of several, those nearest to all of them. */
function mostTypical(wordings: readonly Wording[]): string {
  const most = Math.max(...wordings.map(({ asked }) => asked.length));
  const center = sumOf(wordings);
  const near = ({ read: { vector } }: Wording) => (vector && center ? dot(vector, center) : 0);
  const [best] = wordings
    .filter(({ asked }) => asked.length === most)
    .sort((a, b) => near(b) - near(a));
  return best?.asked[0]?.text ?? '';
}

function sumOf(wordings: readonly Wording[]): Float32Array | undefined {
  const vectors = wordings.flatMap(({ read }) => read.vector ?? []);
  const [first] = vectors;
  if (!first) return undefined;
  return first.map((_, at) => vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0));
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

function exampleOf({ asked }: Wording): QuestionExample {
  const [last] = asked as readonly [AskedQuestion, ...AskedQuestion[]];
  const { text, at, conversation, turn, passageId, confidence } = last;
  const because = asked.find((one) => one.because?.comment ?? one.because?.reason)?.because;
  return {
    text,
    kinds: [...new Set(asked.flatMap(({ kinds }) => kinds))].sort(),
    at,
    count: asked.length,
    conversation,
    turn,
    ...(passageId !== undefined && { passageId }),
    ...(confidence !== undefined && { confidence }),
    ...because,
  };
}
