/** What the name that functions search is at present. */
export type Current =
  /** An alias of a generation. */
  | { readonly kind: 'alias'; readonly index: string }
  /** An index of that very name, as earlier versions made it. */
  | { readonly kind: 'index' }
  | { readonly kind: 'none' };

/** The generations of the passage index: `passages-1`, `passages-2`, … of which an alias points to one. */
export interface Generations {
  /** The name that functions search. */
  readonly alias: string;
  current(): Promise<Current>;
  exists(index: string): Promise<boolean>;
  /** Returns the numbers of the generations that exist, smallest first. */
  numbers(): Promise<readonly number[]>;
  /** Creates a generation without the alias; one that exists is left as it is. */
  create(index: string): Promise<void>;
  /** Moves the alias to a generation in one step; an index that has its name is removed in the same step. */
  pointTo(index: string): Promise<void>;
  /** Removes a generation, unless an alias points to it. Resolves if it does not exist. */
  drop(index: string): Promise<void>;
}
