import type { Span } from '../../../../nlu/interpreter.ts';

/** A word, a number or a sign of a text, in lower case, with its span. */
export interface Word extends Span {
  readonly text: string;
}

// Numbers keep their separators (1,234.5 and 10:30), words their apostrophes (o'clock).
const WORD = /\d+(?:[.,:]\d+)*|\p{L}+(?:['’]\p{L}+)*|[^\s]/gu;
const MAX_WORDS = 400;

/** Returns the words of a text, at most 400. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    if (words.length === MAX_WORDS) break;
    const start = match.index;
    const end = start + match[0].length;
    words.push({ text: match[0].toLowerCase().replaceAll('’', "'"), start, end });
  }
  return words;
}

/** Returns the text of a word; empty beyond the last. */
export function wordAt(words: readonly Word[], index: number): string {
  return words[index]?.text ?? '';
}

/** Returns the span of words `from` up to, not including, `to`. */
export function spanOf(words: readonly Word[], from: number, to: number): Span {
  return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 };
}
