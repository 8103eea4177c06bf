import type { FoundPassages } from '../find-passages.ts';
import { deedIn } from '../question/deed.ts';
import { conceptsIn, stemsOf } from '../words/concept-matches.ts';
import { probabilityOf } from './answer-model.ts';
import { chooseSection, stepsInstead } from './choose-section.ts';
import { deedIsMet } from './deed-is-met.ts';
import { type Features, featuresOf } from './features.ts';
import { learnedFor, type Thresholds } from './learned.ts';

/** What is done with the best passage, and why. */
export interface Judgement {
  readonly way: 'answer' | 'offer' | 'refuse';
  /** The position of the passage among the ranked ones. */
  readonly at: number;
  /** The position of the section to show instead, if that passage only introduces the page on what somebody wants to do. */
  readonly stepsAt?: number;
  /** That it answers. */
  readonly probability: number;
  /** That it or one of the next ones answers. */
  readonly anyProbability: number;
  readonly features: Features;
  /** What somebody wants to do, if no part of the passage is about it. */
  readonly missingDeed?: string;
  readonly reason:
    | 'pinned'
    | 'likely'
    | 'overview'
    | 'otherDeed'
    | 'otherSubject'
    | 'possible'
    | 'unlikely';
}

/** What is known of the best passage before it is decided what is done with it. */
export interface Assessment
  extends Pick<
    Judgement,
    'at' | 'stepsAt' | 'probability' | 'anyProbability' | 'features' | 'missingDeed'
  > {
  readonly thresholds: Thresholds;
  /** What decides whatever the probability is, or keeps the passage from being an answer. */
  readonly finding?: 'pinned' | 'overview' | 'guess' | 'otherDeed' | 'otherSubject';
}

/** Judges whether the best of the passages that were found answers the question. Undefined if nothing was found. */
export function judge(found: FoundPassages): Judgement | undefined {
  const assessment = assess(found);
  return assessment && decide(assessment);
}

/** Finds out about the best passage what a decision needs. Undefined if nothing was found. */
export function assess(found: FoundPassages): Assessment | undefined {
  const deed = deedIn(found.question);
  const pinned = found.rules?.pinnedAt;
  const overview = overviewIn(found);
  const at = pinned ?? overview ?? chooseSection(found, deed);
  const passage = found.ranked[at]?.passage;
  if (!passage) return undefined;
  const features = featuresOf(found, at);
  const { models, thresholds, minCovered } = learnedFor(features);
  const probability = probabilityOf(models.answer, features);
  const anyProbability = probabilityOf(models.offer, features);
  const assessedHere = { at, probability, anyProbability, features, thresholds };
  if (pinned !== undefined) return { ...assessedHere, finding: 'pinned' };
  const stepsAt = stepsInstead(found, at, deed);
  const steps = stepsAt === undefined ? {} : { stepsAt };
  const assessed = { ...assessedHere, ...steps };
  if (overview !== undefined) return { ...assessed, finding: 'overview' };
  const isMet = deedIsMet(deed, passage, found.concepts);
  const missing = isMet || deed === undefined ? {} : { missingDeed: deed };
  if (isGuess(found, at)) return { ...assessed, ...missing, finding: 'guess' };
  if (!isMet) return { ...assessed, ...missing, finding: 'otherDeed' };
  return features.covered < minCovered ? { ...assessed, finding: 'otherSubject' } : assessed;
}

/** Decides what is done with a passage. */
export function decide(
  { thresholds, finding, ...assessed }: Assessment,
  { answer, offer }: Thresholds = thresholds,
): Judgement {
  if (finding === 'pinned' || finding === 'overview')
    return { ...assessed, way: 'answer', reason: finding };
  if (finding === undefined && assessed.probability >= answer)
    return { ...assessed, way: 'answer', reason: 'likely' };
  if (finding === 'guess' || assessed.anyProbability < offer)
    return { ...assessed, way: 'refuse', reason: 'unlikely' };
  return { ...assessed, way: 'offer', reason: finding ?? 'possible' };
}

/** Whether a passage has only words that are near those of the question, and lacks others: nonsense looks like that. */
function isGuess({ concepts, ranked }: FoundPassages, at: number): boolean {
  const has = ranked[at]?.has ?? [];
  const isExact = concepts.some(({ isFuzzy }, one) => has[one] && !isFuzzy);
  return !isExact && !concepts.every((_, one) => has[one]);
}

/** Longer questions ask for more than an overview. */
const MAX_BARE_WORDS = 2;

/**
 * Finds the overview that a bare word ("wifi") asks for: the first section of the best page whose title has all of it.
 * Undefined if more was asked, or no title has it.
 */
function overviewIn({ question, concepts, ranked }: FoundPassages): number | undefined {
  if (concepts.length > MAX_BARE_WORDS || question.split(' ').length > MAX_BARE_WORDS)
    return undefined;
  const named = ranked.find(
    ({ passage }) => conceptsIn(stemsOf(passage.title), concepts).size === concepts.length,
  );
  if (!named) return undefined;
  const { docId } = named.passage;
  const sections = ranked.flatMap(({ passage }, at) =>
    passage.docId === docId ? [{ at, ordinal: passage.ordinal }] : [],
  );
  return sections.sort((a, b) => a.ordinal - b.ordinal)[0]?.at;
}
