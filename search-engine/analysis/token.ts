/** A term of a text: where it stands among the terms, and between which UTF-16 units of the text. */
export interface Token {
  readonly term: string;
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

export type Tokenizer = (text: string) => Token[];
export type TokenFilter = (tokens: Token[]) => Token[];

/** Turns a text into tokens. */
export type Analyzer = (text: string) => Token[];

/** Chains a tokenizer and filters, in their order. */
export function analyzerOf(tokenizer: Tokenizer, filters: readonly TokenFilter[]): Analyzer {
  return (text) => filters.reduce((tokens, filter) => filter(tokens), tokenizer(text));
}
