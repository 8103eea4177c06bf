import type { Frequencies } from '../passage-search.ts';

/** Rarity assumes at least this many passages: among a dozen pages, every word would look common. */
const MIN_PASSAGES = 1000;
/** A fuzzy match counts a little less than the word itself. */
const FUZZY_CREDIT = 0.8;

/**
 * Returns the weight of each concept: Robertson's idf. The rarer, the heavier; one that no passage contains is
 * heaviest.
 */
export function weightsOf({ passages, byConcept }: Frequencies): number[] {
  const all = Math.max(passages, MIN_PASSAGES);
  return byConcept.map((withConcept) =>
    Math.log(1 + (all - withConcept + 0.5) / (withConcept + 0.5)),
  );
}

/** Returns the share, 0 to 1, of a question's concepts that a passage contains, by weight. */
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
