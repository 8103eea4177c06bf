import type { RoutingRule, RuleConditions } from './routing-table.ts';

/** A rule that never applies, and the earlier rules that take all that it would. */
export interface UnreachableRule {
  readonly rule: RoutingRule;
  readonly takenBy: readonly RoutingRule[];
}

/** Values of the conditions that have few: every combination is looked at. The empty text stands for any other value. */
interface Combination {
  readonly category: string;
  readonly affiliation: string;
  readonly urgency: string;
  readonly hours: string;
}

/**
 * Finds the rules that can never apply, because earlier rules, one or several together, take every request that meets their
 * conditions.
 */
export function unreachableRules(rules: readonly RoutingRule[]): readonly UnreachableRule[] {
  return rules.flatMap((rule, index) => {
    const wanted = combinationsOf(rule.when, rules);
    const earlier = rules.slice(0, index).filter((each) => coversOpenConditions(each, rule));
    const takenBy = takersOf(wanted, earlier);
    return takenBy ? [{ rule, takenBy }] : [];
  });
}

/** Returns rules that together take every combination, none of them needlessly; undefined if something is left. */
function takersOf(
  wanted: readonly Combination[],
  earlier: readonly RoutingRule[],
): readonly RoutingRule[] | undefined {
  const takes = (rule: RoutingRule) => wanted.filter((each) => fits(rule.when, each)).length;
  const takeAll = (rules: readonly RoutingRule[]) =>
    wanted.every((combination) => rules.some(({ when }) => fits(when, combination)));
  if (!takeAll(earlier)) return undefined;
  const fewest = earlier
    .map((rule) => ({ rule, taken: takes(rule) }))
    .toSorted((a, b) => a.taken - b.taken)
    .map(({ rule }) => rule);
  return fewest.reduce((kept, rule) => {
    const others = kept.filter((each) => each !== rule);
    return takeAll(others) ? others : kept;
  }, earlier);
}

function combinationsOf(when: RuleConditions, rules: readonly RoutingRule[]): Combination[] {
  const named = (key: 'category' | 'affiliation') => [
    '',
    ...new Set(rules.flatMap((rule) => rule.when[key] ?? [])),
  ];
  const values = <T>(given: T | readonly T[] | undefined, all: readonly T[]): readonly T[] =>
    given === undefined ? all : ([given].flat() as T[]);
  return values(when.category, named('category')).flatMap((category) =>
    values(when.affiliation, named('affiliation')).flatMap((affiliation) =>
      values<string>(when.urgency, ['high', 'normal']).flatMap((urgency) =>
        values<string>(when.hours, ['open', 'closed']).map((hours) => ({
          category,
          affiliation,
          urgency,
          hours,
        })),
      ),
    ),
  );
}

function fits(when: RuleConditions, { category, affiliation, urgency, hours }: Combination) {
  return (
    (when.category?.includes(category) ?? true) &&
    (when.affiliation?.includes(affiliation) ?? true) &&
    (when.urgency ?? urgency) === urgency &&
    (when.hours ?? hours) === hours
  );
}

/** Whether an earlier rule takes whatever words, examples and courses a later one asks for. */
function coversOpenConditions({ when: a }: RoutingRule, { when: b }: RoutingRule): boolean {
  const texts = (phrases: RuleConditions['words']) => phrases?.map(({ text }) => text) ?? [];
  const words =
    a.words === undefined ||
    (b.words !== undefined &&
      texts(b.words).every((text) => texts(a.words).includes(text)) &&
      texts(a.unless).every((text) => texts(b.unless).includes(text)));
  const courses =
    a.course === undefined ||
    (b.course?.every((start) => a.course?.some((taken) => start.startsWith(taken))) ?? false);
  const like = a.like === undefined || (b.like?.every((queue) => a.like?.includes(queue)) ?? false);
  return words && courses && like;
}
