import { STEP, type Steps } from '../steps.ts';
import type { Token, Tokenizer } from './token.ts';

/** Lucene's StandardTokenizer splits longer tokens here (max_token_length). */
const MAX_TOKEN_LENGTH = 255;

const IDEOGRAPH = '[\\p{Script=Han}\\p{Script=Hiragana}]';
const WORD = `[[\\p{L}\\p{N}\\p{M}_]--${IDEOGRAPH}]`;
/**
 * Word boundaries of Unicode Annex 29, as Lucene's StandardTokenizer applies them: `.`, `'` and `:`
 * join letters, `.`, `,` and `;` join digits; each ideograph and each emoji is a token.
 */
const STANDARD = new RegExp(
  `${IDEOGRAPH}\\p{M}*` +
    `|${WORD}(?:${WORD}|(?<=\\p{L})[.:'\\u2019\\u00b7](?=\\p{L})|(?<=\\p{N})[.,;'\\u2019](?=\\p{N}))*` +
    '|\\p{Extended_Pictographic}[\\p{M}\\p{Emoji_Modifier}]*',
  'gv',
);
const HAS_CONTENT = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

function* matchesOf(pattern: RegExp, text: string): Steps<Token[]> {
  const tokens: Token[] = [];
  let matches = 0;
  for (const match of text.matchAll(pattern)) {
    matches += 1;
    if (matches % STEP === 0) yield;
    const term = match[0];
    if (!HAS_CONTENT.test(term)) continue;
    for (let from = 0; from < term.length; from += MAX_TOKEN_LENGTH) {
      const piece = term.slice(from, from + MAX_TOKEN_LENGTH);
      const start = match.index + from;
      tokens.push({ term: piece, position: tokens.length, start, end: start + piece.length });
    }
  }
  return tokens;
}

/** Splits into words by Unicode's rules. */
export function standardTokenizer(text: string): Steps<Token[]> {
  return matchesOf(STANDARD, text);
}

/** Splits at white space. */
export function* whitespaceTokenizer(text: string): Steps<Token[]> {
  const tokens: Token[] = [];
  for (const { 0: term, index: start } of text.matchAll(/\S+/gu)) {
    tokens.push({ term, position: tokens.length, start, end: start + term.length });
    if (tokens.length % STEP === 0) yield;
  }
  return tokens;
}

/** Returns the whole text as one token. */
// biome-ignore lint/correctness/useYield: one token is one step
export function* keywordTokenizer(text: string): Steps<Token[]> {
  return text === '' ? [] : [{ term: text, position: 0, start: 0, end: text.length }];
}

export const TOKENIZERS: ReadonlyMap<string, Tokenizer> = new Map([
  ['standard', standardTokenizer],
  ['whitespace', whitespaceTokenizer],
  ['keyword', keywordTokenizer],
]);
