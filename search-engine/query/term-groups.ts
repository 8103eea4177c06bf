import type { Analyzer } from '../analysis/token.ts';

/** The terms that a text puts at one position: usually one, more where there are synonyms. */
export interface TermGroup {
  readonly position: number;
  readonly terms: readonly string[];
}

/** Analyses a text and groups its terms by position, in rising order. */
export function termGroups(analyzer: Analyzer, text: string): TermGroup[] {
  const byPosition = new Map<number, string[]>();
  for (const { term, position } of analyzer(text)) {
    const group = byPosition.get(position);
    if (!group) byPosition.set(position, [term]);
    else if (!group.includes(term)) group.push(term);
  }
  return Array.from(byPosition, ([position, terms]) => ({ position, terms })).sort(
    (a, b) => a.position - b.position,
  );
}
