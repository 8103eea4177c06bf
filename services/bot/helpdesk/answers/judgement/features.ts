import type { FoundPassages } from '../find-passages.ts';
import type { QueryConcept } from '../passage-search.ts';
import type { RankedPassage } from '../ranking/rank-passages.ts';
import { conceptsIn, placesOf, stemsOf } from '../words/concept-matches.ts';
import { coverage } from '../words/coverage.ts';

/** What the judgement of a passage goes by, in the order of the model's weights. */
export const FEATURES = [
  'covered',
  'coveredByHead',
  'scorePerWeight',
  'neighbours',
  'words',
  'leastWord',
  'headWords',
  'passage',
  'sentence',
  'heading',
  'margin',
  'unknown',
  'length',
  'others',
  'line',
] as const;

/** With a sentence encoder, likewise. */
export const FEATURES_WITH_ENCODER = [...FEATURES, 'encoder', 'encoderOthers'] as const;

export type FeatureName = (typeof FEATURES_WITH_ENCODER)[number];

export type Features = Readonly<Record<(typeof FEATURES)[number], number>> & {
  /** The similarity by the sentence encoder, and the mean of the best passages'; without one, undefined. */
  readonly encoder?: number;
  readonly encoderOthers?: number;
};

/** Words further apart than this are no neighbours. */
const NEAR = 3;
/** The mean similarity of this many passages says how near the whole subject is. */
const OTHERS = 5;

/** Returns the features of one of the passages that were found for a question. */
export function featuresOf(found: FoundPassages, at: number): Features {
  const { concepts, weights, isKnown, ranked } = found;
  const candidate = ranked[at] as RankedPassage;
  const { passage, similarities, has, score } = candidate;
  const isFuzzy = concepts.map((concept) => concept.isFuzzy);
  const head = [passage.title, passage.heading, ...(passage.alsoAsked ?? [])].join('\n');
  const inHead = conceptsIn(stemsOf(head), concepts);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    covered: coverage(weights, has, isFuzzy),
    coveredByHead: coverage(
      weights,
      weights.map((_, one) => inHead.has(one)),
      isFuzzy,
    ),
    scorePerWeight: all === 0 ? 0 : score / all,
    neighbours: neighboursIn(`${head}\n${passage.text}`, concepts),
    words: similarities.words.mean,
    leastWord: similarities.words.least,
    headWords: similarities.headWords.mean,
    passage: similarities.passage,
    sentence: similarities.sentence,
    heading: similarities.heading,
    margin: candidate.rank - rankOfOther(ranked, passage.docId),
    unknown: 1 - coverage(weights, isKnown, isFuzzy),
    length: Math.log1p(concepts.length),
    line: similarities.line,
    others: meanOf(ranked.slice(0, OTHERS).map((one) => one.similarities.passage)),
    ...(similarities.encoder !== undefined && {
      encoder: similarities.encoder,
      encoderOthers: meanOf(ranked.slice(0, OTHERS).map((one) => one.similarities.encoder ?? 0)),
    }),
  };
}

/** The rank of the best passage of another document, 0 if there is none. */
function rankOfOther(ranked: readonly RankedPassage[], docId: string): number {
  return ranked.find(({ passage }) => passage.docId !== docId)?.rank ?? 0;
}

/** Of the pairs of concepts that follow each other in the question, the share that are near each other in the text. */
function neighboursIn(text: string, concepts: readonly QueryConcept[]): number {
  const places = placesOf(stemsOf(text), concepts);
  const pairs = concepts.length - 1;
  let near = 0;
  for (let at = 0; at < pairs; at += 1) {
    const here = places.get(at) ?? [];
    const next = places.get(at + 1) ?? [];
    if (here.some((one) => next.some((other) => Math.abs(one - other) <= NEAR))) near += 1;
  }
  return pairs < 1 ? 0 : near / pairs;
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
