import type { Span } from '../interpreter.ts';

/** A word, number, emoji or currency sign, with its span in the original text. */
export interface Token extends Span {
  /** Lower case, NFKC, with plain apostrophes. */
  readonly text: string;
}

/** Longer texts say no more about an intent and only cost time. */
const MAX_TOKENS = 1_000;

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{Sc}|\p{Extended_Pictographic}/gu;

/** Returns the tokens of a text in order, at most 1,000. Linear in its length; never throws. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.length === MAX_TOKENS) break;
    const [word] = match;
    tokens.push({
      text: normalise(word),
      start: match.index,
      end: match.index + word.length,
    });
  }
  return tokens;
}

/** Returns only the texts of the tokens. */
export function words(text: string): string[] {
  return tokenise(text).map((token) => token.text);
}

const NON_ASCII = /[^\p{ASCII}]/u;

function normalise(word: string): string {
  if (!NON_ASCII.test(word)) return word.toLowerCase();
  return word.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}
