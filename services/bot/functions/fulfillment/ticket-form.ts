import type { Answers } from '../../helpdesk/intake/form.ts';
import { FORM_ATTRIBUTE, formIn, type SavedForm } from '../../helpdesk/intake/saved-form.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { withUsedFiles } from '../../helpdesk/uploads/upload.ts';
import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { attributesAfter, withAttribute, withAttributes } from './session-attribute.ts';

/** Returns the ticket that a session has begun and neither sent nor stopped. Undefined if there is none. */
export function savedForm({ sessionState }: LexEvent): SavedForm | undefined {
  return formIn(sessionState.sessionAttributes);
}

/** Adds to a response what the session keeps of a ticket; without a form, only that it is over. */
export function withForm(
  event: LexEvent,
  response: LexResponse,
  form: SavedForm | undefined,
): LexResponse {
  if (form) return withAttribute(event, response, FORM_ATTRIBUTE, keptForm(redactedForm(form)));
  const over = withAttribute(event, response, FORM_ATTRIBUTE, undefined);
  // The files of a ticket that is sent or dropped are not the next one's.
  return savedForm(event)
    ? withAttributes(over, withUsedFiles(attributesAfter(event, over)))
    : over;
}

/** In characters. Lex takes 12 KB of attributes in all, and a description may be added to. */
const MAX_WITH_BEFORE = 6_000;

/** The way back costs as much as the answers: a long ticket goes without. */
function keptForm(form: SavedForm): string {
  const whole = JSON.stringify(form);
  if (whole.length <= MAX_WITH_BEFORE) return whole;
  const { before: _, ...rest } = form;
  return JSON.stringify(rest);
}

/** Keeps the ticket of a session for later: the client says when it goes on. */
export function withPausedForm(event: LexEvent, response: LexResponse): LexResponse {
  const form = savedForm(event);
  return form ? withForm(event, response, { ...form, isPaused: true }) : response;
}

/** A form without what must not be kept: neither the session's slots nor the list that a client sees may have it. */
export function redactedForm(form: SavedForm): SavedForm {
  const { answers, problems, next, before, pending, details } = form;
  return {
    ...form,
    answers: redacted(answers),
    ...(problems && { problems: problems.map(redact) }),
    ...(next && { next: redacted(next) }),
    ...(before && { before: redacted(before) }),
    ...(pending !== undefined && { pending: redact(pending) }),
    ...(details !== undefined && { details: redact(details) }),
  };
}

function redacted(answers: Answers): Answers {
  const each = Object.entries(answers).map(([field, value]) => [
    field,
    field === 'email' || value === undefined ? value : redact(value),
  ]);
  return Object.fromEntries(each);
}

/** Whether a ticket is being opened with these words: they are no answer to one of its questions. */
export function isOpening(event: LexEvent): boolean {
  const form = savedForm(event);
  return (
    event.sessionState.intent.name === 'OpenTicket' &&
    event.invocationSource === 'DialogCodeHook' &&
    (form === undefined || form.isPaused === true)
  );
}
