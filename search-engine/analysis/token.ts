/** A term of a text, with its position among the terms and its span in the text (UTF-16 offsets). */
export interface Token {
  readonly term: string;
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

export type Tokenizer = (text: string) => Token[];
export type TokenFilter = (tokens: Token[]) => Token[];

/** Splits a text into terms. */
export type Analyzer = (text: string) => Token[];

/** Chains a tokenizer and filters. */
export function analyzerOf(tokenizer: Tokenizer, filters: readonly TokenFilter[]): Analyzer {
  return (text) => filters.reduce((tokens, filter) => filter(tokens), tokenizer(text));
}
