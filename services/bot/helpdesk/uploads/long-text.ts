import { redact } from '../redaction.ts';

/** The longest text that a description may have, in UTF-16 units. */
export const MAX_DESCRIPTION = 20_000;
/** The longest text that Lex takes (RecognizeText, 1 to 1,024 characters). */
export const MAX_MESSAGE = 1_024;
const HEAD_LENGTH = 1_000;

/** Returns what Lex hears of a long text: its first 1,000 characters, and no half of one. */
export function headOf(text: string): string {
  return text
    .slice(0, HEAD_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

/** Returns a description with a whole text in place of its head. Undefined if the head isn't in it. */
export function withWholeText(description: string, text: string): string | undefined {
  const head = redact(headOf(text));
  const at = description.indexOf(head);
  if (at < 0 || head === '') return undefined;
  return `${description.slice(0, at)}${text.trim()}${description.slice(at + head.length)}`;
}
