import { messageFingerprint } from '../../../helpdesk/conversations/conversation-key.ts';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import { formIn } from '../../../helpdesk/intake/saved-form.ts';
import { redact } from '../../../helpdesk/redaction.ts';
import { headOf, MAX_DESCRIPTION, MAX_MESSAGE } from '../../../helpdesk/uploads/long-text.ts';
import { Problem } from '../http/problem.ts';
import type { MessageBody } from './message-body.ts';

/** A text that is too long for Lex, redacted. */
export interface LongMessage {
  readonly whole: string;
  /** What Lex hears of it. */
  readonly head: string;
  /** What the conversation keeps of it. */
  readonly kept: string;
}

/** Reads a message that is too long for Lex. Undefined for all others. */
export function longMessage({ text }: MessageBody): LongMessage | undefined {
  if (text.length <= MAX_MESSAGE) return undefined;
  const whole = redact(text);
  const head = headOf(whole);
  return { whole, head, kept: `${head}… (${whole.length} characters in all)` };
}

/**
 * Refuses a text that is too long for what is asked now. One that came before is let through: it gets its reply.
 * Throws a Problem 400 with a sentence that says what to do.
 */
export function requireFits({ text, clientMessageId }: MessageBody, latest: TurnRecord): void {
  const { length } = text;
  if (length <= MAX_MESSAGE || latest.sent.includes(messageFingerprint(clientMessageId))) return;
  const form = formIn(latest.attributes);
  const isAsked = form?.asked === 'description' && form.isPaused !== true;
  if (isAsked && length <= MAX_DESCRIPTION) return;
  const has = `Your message has ${length} characters (an emoji counts as two or more)`;
  const detail = isAsked
    ? `${has}; a description may have ${MAX_DESCRIPTION}. Please send the part that matters, and add the rest as a file.`
    : `${has}; I can read ${MAX_MESSAGE} at a time. Please say in short what it is about. For a ticket, paste it when I ask you to describe what happened.`;
  throw new Problem(400, 'Message too long', detail);
}
