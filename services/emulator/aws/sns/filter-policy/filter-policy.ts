/** One alternative that a value may match. */
export type Condition =
  | { readonly kind: 'equals'; readonly value: string | number | boolean | null }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'anythingBut'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'anythingButPrefix'; readonly prefix: string }
  | { readonly kind: 'exists'; readonly isThere: boolean }
  | { readonly kind: 'numeric'; readonly ranges: readonly NumericBound[] };

export interface NumericBound {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly value: number;
}

/** Attribute name → its alternatives; all names must match, of each one alternative. */
export type FilterPolicy = ReadonlyMap<string, readonly Condition[]>;
