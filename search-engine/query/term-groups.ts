import type { Analyzer } from '../analysis/token.ts';

/** The terms at one position of a text: usually one, several if there are synonyms. */
export interface TermGroup {
  readonly position: number;
  readonly terms: readonly string[];
}

/** Analyzes a text and groups its terms by position, in ascending order. */
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
