/** One alternative of a filter. */
export type Condition =
  | { readonly kind: 'equals'; readonly value: string | number | boolean | null }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'anythingBut'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'anythingButPrefix'; readonly prefix: string }
  | { readonly kind: 'exists'; readonly isPresent: boolean }
  | { readonly kind: 'numeric'; readonly ranges: readonly NumericBound[] };

export interface NumericBound {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly value: number;
}

/** Alternatives by attribute name. Every name must match, each by at least one alternative. */
export type FilterPolicy = ReadonlyMap<string, readonly Condition[]>;
