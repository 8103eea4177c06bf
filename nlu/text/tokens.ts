import type { Span } from '../interpreter.ts';

/** A word, number, emoji or currency sign of a text, with its place in the original. */
export interface Token extends Span {
  /** Lower case, compatibility forms folded, typographic apostrophes made plain. */
  readonly text: string;
}

/** More than this says nothing about an intent and would only cost time. */
const MOST_TOKENS = 1_000;

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{Sc}|\p{Extended_Pictographic}/gu;

/** The tokens of a text in order, at most 1,000; linear in its length, never throws. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.length === MOST_TOKENS) break;
    const [word] = match;
    tokens.push({
      text: normalise(word),
      start: match.index,
      end: match.index + word.length,
    });
  }
  return tokens;
}

/** The texts of the tokens alone. */
export function words(text: string): string[] {
  return tokenise(text).map((token) => token.text);
}

const NON_ASCII = /[^\p{ASCII}]/u;

function normalise(word: string): string {
  if (!NON_ASCII.test(word)) return word.toLowerCase();
  return word.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}
