import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { withAttribute } from './session-attribute.ts';

/** The session attribute with the question that was not answered, redacted: a ticket begins with it. */
const ATTRIBUTE = 'askedQuestion';
/** As long as an utterance may be: what comes last may be another problem. */
const MAX_LENGTH = 1_024;

/** Adds to a response the question that a ticket would be about. */
export function withQuestion(
  event: LexEvent,
  question: string,
  response: LexResponse,
): LexResponse {
  const line = question.replace(/\s+/gu, ' ').trim().slice(0, MAX_LENGTH);
  return withAttribute(event, response, ATTRIBUTE, line);
}

/** Returns the question that was not answered before this turn; undefined if there is none. */
export function questionOf({ sessionState }: LexEvent): string | undefined {
  return sessionState.sessionAttributes?.[ATTRIBUTE] || undefined;
}

/** Removes the question from a response's session: the ticket has it now, or the subject has changed. */
export function withoutQuestion(event: LexEvent, response: LexResponse): LexResponse {
  return withAttribute(event, response, ATTRIBUTE, undefined);
}
