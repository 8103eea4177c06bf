import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { withAttribute } from './session-attribute.ts';

/** The session attribute with the question that was answered last, redacted. */
const ATTRIBUTE = 'answeredQuestion';
const MAX_QUESTION = 600;

/** Keeps the question that a response answers: what comes next may be that it was no help. */
export const withAnsweredQuestion = (
  event: LexEvent,
  question: string,
  response: LexResponse,
): LexResponse =>
  withAttribute(event, response, ATTRIBUTE, question.replace(/\s+/gu, ' ').slice(0, MAX_QUESTION));

/** Another question has come since, which was not answered. */
export const withoutAnsweredQuestion = (event: LexEvent, response: LexResponse): LexResponse =>
  answeredQuestion(event) === undefined
    ? response
    : withAttribute(event, response, ATTRIBUTE, undefined);

export const answeredQuestion = ({ sessionState }: LexEvent): string | undefined =>
  sessionState.sessionAttributes?.[ATTRIBUTE] || undefined;
