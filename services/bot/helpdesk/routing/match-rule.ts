import type { Urgency } from '../urgency/urgency-cues.ts';
import { findPhrases } from '../urgent/find-phrases.ts';
import type { SaidText } from '../urgent/said-words.ts';
import type { Likeness } from './learning/learned-messages.ts';
import type { RoutingRule, RuleConditions } from './routing-table.ts';

/** What is known of a request when its rule is looked for. */
export interface RoutingFacts {
  readonly category: string;
  readonly said: SaidText;
  readonly affiliation: string | undefined;
  /** The examples that it is most like. */
  readonly likeness: Likeness | undefined;
  /** In capitals without spaces. */
  readonly courses: readonly string[];
  readonly urgency: Urgency;
  readonly hours: 'open' | 'closed';
}

/** Evidence of a condition; undefined if it is not met. */
type Met = readonly string[] | undefined;

/** In log odds. Chosen on messages by people who had not seen the rules: below it, words say more than examples. */
export const CLEARLY = 1.5;

/** Returns what shows that a rule applies, condition by condition; undefined if it does not apply. */
export function matchRule({ when }: RoutingRule, facts: RoutingFacts): Met {
  const met = [
    among(when.category, [facts.category]),
    wordsMet(when, facts.said),
    likeMet(when.like, facts.likeness),
    among(when.affiliation, facts.affiliation === undefined ? [] : [facts.affiliation]),
    courseMet(when.course, facts.courses),
    equal('urgency', when.urgency, facts.urgency),
    equal('hours', when.hours, facts.hours),
  ];
  return met.every((each) => each !== undefined) ? [...new Set(met.flat())] : undefined;
}

function among(wanted: readonly string[] | undefined, given: readonly string[]): Met {
  if (!wanted) return [];
  const found = given.filter((each) => wanted.includes(each));
  return found.length > 0 ? found : undefined;
}

function likeMet(wanted: readonly string[] | undefined, likeness: Likeness | undefined): Met {
  if (!wanted) return [];
  const isLike = likeness && wanted.includes(likeness.queue) && likeness.margin >= CLEARLY;
  return isLike ? likeness.evidence : undefined;
}

function equal(name: string, wanted: string | undefined, given: string): Met {
  if (wanted === undefined) return [];
  return wanted === given ? [`${name} ${given}`] : undefined;
}

function courseMet(starts: readonly string[] | undefined, courses: readonly string[]): Met {
  if (!starts) return [];
  const found = courses.filter((course) => starts.some((start) => course.startsWith(start)));
  return found.length > 0 ? found : undefined;
}

function wordsMet({ words, unless = [] }: RuleConditions, said: SaidText): Met {
  if (!words) return [];
  const excuses = findPhrases(said, unless);
  const found = findPhrases(said, words).filter(
    (match) =>
      'places' in match.phrase &&
      !excuses.some((excuse) => match.first <= excuse.last && excuse.first <= match.last),
  );
  if (found.length === 0) return undefined;
  return found.map(({ first, last }) =>
    said.words
      .slice(first, last + 1)
      .map(({ plain }) => plain)
      .join(' '),
  );
}
