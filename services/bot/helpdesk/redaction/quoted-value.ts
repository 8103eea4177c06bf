import type { TextRange } from './text-range.ts';
import type { Word } from './words.ts';

const MAX_QUOTATION_LENGTH = 200;
const MAX_QUOTED_WORDS = 8;
const CLOSING_QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '«': '»',
  '„': '"',
  '「': '」',
};

/** Returns the quotation that begins with this word. One without an end is its first word. */
export function quotationFrom(
  text: string,
  words: readonly Word[],
  index: number,
): TextRange | undefined {
  const first = words[index];
  const closing = CLOSING_QUOTES[first?.text[0] ?? ''];
  if (!first || !closing) return undefined;
  const length = text.slice(first.start, first.start + MAX_QUOTATION_LENGTH).indexOf(closing, 1);
  return { start: first.start, end: length > 0 ? first.start + length + 1 : first.end };
}

/** Returns the quotation that ends with this word. */
export function quotationTo(words: readonly Word[], index: number): TextRange | undefined {
  const last = words[index];
  const closing = last?.text.replace(/[.,;]$/, '').at(-1) ?? '';
  const opening = Object.keys(CLOSING_QUOTES).filter((quote) => CLOSING_QUOTES[quote] === closing);
  if (!last || opening.length === 0) return undefined;
  for (let first = index; first >= 0 && first > index - MAX_QUOTED_WORDS; first--) {
    const word = words[first];
    const begins = opening.some((quote) => word?.text.startsWith(quote));
    if (word && begins && (first < index || last.text.length > 1))
      return { start: word.start, end: last.end };
  }
  return undefined;
}
