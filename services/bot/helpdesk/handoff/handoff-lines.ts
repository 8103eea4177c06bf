import type { HandoffLine } from '../conversations/handoff-record.ts';
import { redact } from '../redaction.ts';

/** As many lines may come at once, and as many characters in each. */
export const MAX_AT_ONCE = 50;
export const MAX_LINE_TEXT = 1_024;
/** As many lines are kept of one chat: more than two people write in a working day. */
export const MAX_LINES = 1_000;

/**
 * Adds lines to those of a chat, redacted and in the order of their times. The same line sent twice is kept once. Returns
 * undefined if there would be too many.
 */
export function withLines(
  kept: readonly HandoffLine[],
  added: readonly HandoffLine[],
): readonly HandoffLine[] | undefined {
  const redacted = added.map((line) => ({ ...line, text: redact(line.text) }));
  const byKey = new Map([...kept, ...redacted].map((line) => [keyOf(line), line]));
  if (byKey.size > MAX_LINES) return undefined;
  return [...byKey.values()].toSorted((a, b) => a.at.localeCompare(b.at));
}

const keyOf = ({ at, by, text }: HandoffLine): string => `${at} ${by} ${text}`;
