import { stemmer } from 'stemmer';
import type { Passage } from '../../documents/passage.ts';
import type { FoundPassages } from '../find-passages.ts';
import type { Concept } from '../passage-search.ts';
import type { RankedPassage } from '../ranking/rank-passages.ts';
import { conceptsIn, stemsOf } from '../words/concept-matches.ts';
import { formsOf } from '../words/same-meaning.ts';
import { deedIsMet } from './deed-is-met.ts';

/** A section this near to the best one, and among the best ones, may be taken instead. */
const NEAR_BEST = 0.6;
const CONSIDERED = 5;
/** The sections of a page whose introduction is best are not all among the very best. */
const CONSIDERED_OF_PAGE = 12;

/** Returns the position of the passage that a question is judged by: mostly the best one. */
export function chooseSection(found: FoundPassages, deed: string | undefined): number {
  return onSubject(found, bestWithDeed(found, deed), deed);
}

/** The position of the best passage that is about what somebody wants to do; 0 if none near the best one is. */
function bestWithDeed(found: FoundPassages, deed: string | undefined): number {
  const at = nearBest(found, ({ passage }) => deedIsMet(deed, passage, found.concepts));
  return Math.max(0, at);
}

/**
 * Somebody who names one thing, and no special case of it, asks about the thing: a page that has it in its title is taken instead of
 * a section that has it in its text alone ("I can't log in" asks about no classroom).
 */
function onSubject(found: FoundPassages, at: number, deed: string | undefined): number {
  const { concepts, ranked } = found;
  const best = ranked[at]?.passage;
  const has = (text: string) => conceptsIn(stemsOf(text), concepts).size > 0;
  if (concepts.length !== 1 || !best || has(`${best.title}\n${best.heading}`)) return at;
  const other = nearBest(
    found,
    ({ passage }) => has(passage.title) && deedIsMet(deed, passage, concepts),
  );
  return other < 0 ? at : other;
}

/**
 * Returns the position of the section that describes a deed, one with steps if there is one, if the passage at `at` only introduces the
 * page on it: its title has the deed, and its text doesn't. Otherwise undefined.
 */
export function stepsInstead(
  found: FoundPassages,
  at: number,
  deed: string | undefined,
): number | undefined {
  const introduction = found.ranked[at]?.passage;
  if (!introduction || !isIntroduction(introduction)) return undefined;
  const asked = deed ?? firstWord(found.question);
  const concept: Concept = { asked, forms: formsOf(asked) };
  if (hasDeed(introduction.text, concept) || !hasDeed(introduction.title, concept))
    return undefined;
  const sections = sectionsWith(concept, introduction, found.ranked);
  // Headings begin with a verb if they are about a deed; a question that does so too may have no other sign of one.
  const isDeed = deed !== undefined || sections.some(({ heading }) => beginsWith(heading, asked));
  if (!isDeed) return undefined;
  return (sections.find(({ hasSteps }) => hasSteps) ?? sections[0])?.at;
}

/** The sections of the same page, near the best one, that have the deed. */
function sectionsWith(
  deed: Concept,
  { docId, id }: Passage,
  ranked: readonly RankedPassage[],
): readonly { readonly at: number; readonly heading: string; readonly hasSteps: boolean }[] {
  const least = NEAR_BEST * (ranked[0]?.rank ?? 0);
  return ranked.slice(0, CONSIDERED_OF_PAGE).flatMap(({ passage, rank }, at) => {
    const { heading, text, marks } = passage;
    const isMeant = rank >= least && passage.docId === docId && passage.id !== id;
    return isMeant && hasDeed(`${heading}\n${text}`, deed)
      ? [{ at, heading, hasSteps: marks !== undefined }]
      : [];
  });
}

const firstWord = (question: string): string => question.toLowerCase().split(/\s+/, 1)[0] ?? '';

const isIntroduction = ({ kind, title, heading, ordinal, marks }: Passage): boolean =>
  kind === 'page' && marks === undefined && (ordinal === 0 || heading === title);

const hasDeed = (text: string, deed: Concept): boolean =>
  conceptsIn(stemsOf(text), [deed]).size > 0;

const beginsWith = (heading: string, verb: string): boolean =>
  stemsOf(heading)[0] === stemmer(verb);

function nearBest(
  { ranked }: FoundPassages,
  isMeant: (candidate: RankedPassage) => boolean,
): number {
  const least = NEAR_BEST * (ranked[0]?.rank ?? 0);
  return ranked
    .slice(0, CONSIDERED)
    .findIndex((candidate) => candidate.rank >= least && isMeant(candidate));
}
