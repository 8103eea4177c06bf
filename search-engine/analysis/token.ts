import { atOnce, STEP, type Steps } from '../steps.ts';

/** A term of a text, with its position among the terms and its span in the text (UTF-16 offsets). */
export interface Token {
  readonly term: string;
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

export type Tokenizer = (text: string) => Steps<Token[]>;

export interface TokenFilter {
  (tokens: Token[]): Token[];
  /** Looks at each token for itself, so that a long list may be filtered in pieces. */
  readonly isPerToken?: boolean;
}

/** Splits a text into terms. */
export interface Analyzer {
  (text: string): Token[];
  /** Does the same in steps: a long text takes a while. */
  readonly inSteps: (text: string) => Steps<Token[]>;
}

/** Chains a tokenizer and filters. */
export function analyzerOf(tokenizer: Tokenizer, filters: readonly TokenFilter[]): Analyzer {
  function* inSteps(text: string): Steps<Token[]> {
    let tokens = yield* tokenizer(text);
    for (const filter of filters) tokens = yield* filtered(tokens, filter);
    return tokens;
  }
  return Object.assign((text: string) => atOnce(inSteps(text)), { inSteps });
}

function* filtered(tokens: Token[], filter: TokenFilter): Steps<Token[]> {
  if (!filter.isPerToken || tokens.length <= STEP) return filter(tokens);
  const kept: Token[] = [];
  for (let from = 0; from < tokens.length; from += STEP) {
    kept.push(...filter(tokens.slice(from, from + STEP)));
    yield;
  }
  return kept;
}
