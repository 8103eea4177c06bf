import type { Token } from '../analysis/token.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { inSteps, type Steps } from '../steps.ts';
import { fuzzyTerms } from './fuzzy-terms.ts';
import { exactPositions } from './phrase-frequency.ts';
import { childrenOf, type PhraseQuery, type Query } from './query.ts';

/** What a query searches for in a field. */
export interface HighlightTerms {
  readonly terms: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly phrases: readonly PhraseQuery[];
}

const COLLECTED = new WeakMap<Query, Map<string | undefined, HighlightTerms>>();

/** Returns what a query searches for in a field, in all fields if `field` is undefined: collected once, not for every hit. */
export function highlightTerms(
  query: Query,
  index: SearchIndex,
  field: string | undefined,
): HighlightTerms {
  const byField = COLLECTED.get(query) ?? new Map<string | undefined, HighlightTerms>();
  COLLECTED.set(query, byField);
  const known = byField.get(field);
  if (known) return known;
  const collected = collectTerms(query, index, field);
  byField.set(field, collected);
  return collected;
}

function collectTerms(query: Query, index: SearchIndex, field: string | undefined): HighlightTerms {
  const terms = new Set<string>();
  const prefixes: string[] = [];
  const phrases: PhraseQuery[] = [];
  const visit = (part: Query): void => {
    for (const child of childrenOf(part)) visit(child);
    if (!('field' in part) || (field !== undefined && part.field !== field)) return;
    if (part.kind === 'term' || part.kind === 'termSet')
      for (const term of part.terms) terms.add(term);
    if (part.kind === 'prefix') prefixes.push(part.prefix);
    if (part.kind === 'phrase') phrases.push(part);
    const fuzzyField = part.kind === 'fuzzy' ? index.field(part.field) : undefined;
    if (part.kind === 'fuzzy' && fuzzyField)
      for (const { term } of fuzzyTerms(fuzzyField, part)) terms.add(term);
  };
  visit(query);
  return { terms, prefixes, phrases };
}

/** Returns the tokens that match a query; those of a phrase only within the whole phrase. */
export function* markedTokens(tokens: readonly Token[], looked: HighlightTerms): Steps<Token[]> {
  const inPhrase = new Set<Token>();
  for (const phrase of looked.phrases)
    for (const token of yield* phraseTokens(tokens, phrase)) inPhrase.add(token);
  const marked: Token[] = [];
  yield* inSteps(tokens, (token) => {
    const { term } = token;
    const isMarked = looked.terms.has(term) || inPhrase.has(token);
    if (isMarked || looked.prefixes.some((prefix) => term.startsWith(prefix))) marked.push(token);
  });
  return marked;
}

function* phraseTokens(tokens: readonly Token[], { parts, slop }: PhraseQuery): Steps<Token[]> {
  const wanted = new Set(parts.flatMap(({ terms }) => terms));
  const candidates: Token[] = [];
  const positionsOf = new Map<string, number[]>();
  yield* inSteps(tokens, (token) => {
    if (!wanted.has(token.term)) return;
    candidates.push(token);
    const known = positionsOf.get(token.term);
    if (known) known.push(token.position);
    else positionsOf.set(token.term, [token.position]);
  });
  if (slop > 0) return candidates;
  const placed = parts.map(({ offset, terms }) => ({
    offset,
    positions: terms.flatMap((term) => positionsOf.get(term) ?? []),
  }));
  const positions = exactPositions(placed);
  return candidates.filter(({ position }) => positions.has(position));
}
