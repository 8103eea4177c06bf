import { FILLER } from './mark.ts';
import type { TextRange } from './text-range.ts';

/** A run of characters without white space. */
export interface Word extends TextRange {
  readonly text: string;
  /** In lower case, without the punctuation around it; empty if it has neither letters nor digits. */
  readonly plain: string;
}

const PUNCTUATION = new Set('"\'«»()[]{}.,;:=!?<>*`¿¡');
const CLAUSE_ENDS = new Set('.,;!?');
/** Longer words are no names and no ordinary words; looking at their beginning is enough. */
const MAX_PLAIN_LENGTH = 100;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => {
    const start = match.index ?? 0;
    const plain = trimPunctuation(match[0].slice(0, MAX_PLAIN_LENGTH)).toLowerCase();
    return { start, end: start + match[0].length, text: match[0], plain };
  });
}

/** Removes the punctuation around a word. Scans inwards, because `/[…]+$/` takes quadratic time on a long run. */
export function trimPunctuation(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && PUNCTUATION.has(word[start] ?? '')) start++;
  while (end > start && PUNCTUATION.has(word[end - 1] ?? '')) end--;
  return word.slice(start, end);
}

/** Whether a clause or sentence ends after this word. */
export function endsClause(word: Word | undefined): boolean {
  return word !== undefined && CLAUSE_ENDS.has(word.text.at(-1) ?? '');
}

/** Whether a sentence ends after the word at this index: a full stop, and the next word doesn't go on in lower case. */
export function endsSentence(words: readonly Word[], index: number): boolean {
  const last = words[index]?.text.at(-1) ?? '';
  return '.?!'.includes(last) && !/^[a-z\d(]/.test(words[index + 1]?.text ?? '');
}

/** Whether a word ends as in "Password:" or "pwd=". */
export function endsWithSign(word: Word | undefined): boolean {
  const last = word?.text.at(-1);
  return last === ':' || last === '=';
}

/** Whether a word is only signs: an arrow, an emoji, ":", "=>". Punctuation that ends a clause is none. */
export function isSign(word: Word | undefined): boolean {
  if (word === undefined || word.text.includes(FILLER)) return false;
  return word.text.length <= 8 && !/[\p{L}\p{N}.,;?!()[\]{}"'*|`_]/u.test(word.text);
}

/** Returns the word without the punctuation that ends its clause. */
export function withoutFullStop(word: Word): TextRange {
  const hasStop = word.text.length > 1 && endsClause(word);
  return { start: word.start, end: hasStop ? word.end - 1 : word.end };
}

/** Returns the word without the punctuation and brackets around it. */
export function core(word: Word): TextRange {
  const inner = trimPunctuation(word.text);
  const offset = inner === '' ? 0 : word.text.indexOf(inner);
  const sign = word.text[offset + inner.length] === '!' ? 1 : 0;
  return inner === ''
    ? word
    : { start: word.start + offset, end: word.start + offset + inner.length + sign };
}

/** Makes a set of the words of a text. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
