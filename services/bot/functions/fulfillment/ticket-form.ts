import { FIELDS, type Form } from '../../helpdesk/intake/form.ts';
import { redact } from '../../helpdesk/redaction.ts';
import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';

/** The session attribute with the ticket that is being written, redacted: it survives what comes in between. */
const ATTRIBUTE = 'ticketForm';

type Attributes = Readonly<Record<string, string>>;

/** A form, and whether something else has come in between: then the client says when it goes on. */
export interface SavedForm extends Form {
  readonly isPaused?: boolean;
}

/** Returns the ticket that a session has begun and neither sent nor stopped. Undefined if there is none. */
export function savedForm({ sessionState }: LexEvent): SavedForm | undefined {
  const text = sessionState.sessionAttributes?.[ATTRIBUTE];
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isForm(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isForm(value: unknown): value is SavedForm {
  const { answers, asked, of, tries } = (value ?? {}) as Partial<SavedForm>;
  return (
    typeof answers === 'object' &&
    answers !== null &&
    Object.values(answers).every((answer) => typeof answer === 'string') &&
    [...FIELDS, 'check'].some((one) => one === asked) &&
    Number.isInteger(of) &&
    Number.isInteger(tries)
  );
}

/** Adds to a response what the session keeps of a ticket; without a form, nothing. */
export function withForm(
  event: LexEvent,
  response: LexResponse,
  form: SavedForm | undefined,
): LexResponse {
  const kept: Attributes =
    response.sessionState.sessionAttributes ?? event.sessionState.sessionAttributes ?? {};
  const { [ATTRIBUTE]: _, ...others } = kept;
  const sessionAttributes = form
    ? { ...others, [ATTRIBUTE]: JSON.stringify(redactedForm(form)) }
    : others;
  return { ...response, sessionState: { ...response.sessionState, sessionAttributes } };
}

/** Keeps the ticket of a session for later: the client says when it goes on. */
export function withPausedForm(event: LexEvent, response: LexResponse): LexResponse {
  const form = savedForm(event);
  return form ? withForm(event, response, { ...form, isPaused: true }) : response;
}

/** A form without what must not be kept: neither the session's slots nor the list that a client sees may have it. */
export function redactedForm(form: Form): Form {
  const answers = Object.entries(form.answers).map(([field, value]) => [
    field,
    field === 'email' || value === undefined ? value : redact(value),
  ]);
  return { ...form, answers: Object.fromEntries(answers) };
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
