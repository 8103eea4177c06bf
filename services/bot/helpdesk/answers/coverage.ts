import type { Frequencies } from './passage-search.ts';

/**
 * Rarity is measured as if there were at least so many passages: among a dozen pages, every word would look common.
 */
const LEAST_PASSAGES = 1000;
/** A word with a slip of the pen counts a little less than the word itself. */
const FUZZY_CREDIT = 0.8;

/** How much each concept tells: Robertson's idf, the rarer the more. A concept that no passage has tells most. */
export function weightsOf({ passages, byConcept }: Frequencies): number[] {
  const all = Math.max(passages, LEAST_PASSAGES);
  return byConcept.map((withConcept) =>
    Math.log(1 + (all - withConcept + 0.5) / (withConcept + 0.5)),
  );
}

/** The share, 0 to 1, of what a question asks about that a passage has, each concept by its weight. */
export function coverage(
  weights: readonly number[],
  has: readonly boolean[],
  isFuzzy: readonly boolean[],
): number {
  let asked = 0;
  let found = 0;
  for (const [at, weight] of weights.entries()) {
    asked += weight;
    if (has[at]) found += isFuzzy[at] ? weight * FUZZY_CREDIT : weight;
  }
  return asked === 0 ? 0 : found / asked;
}
