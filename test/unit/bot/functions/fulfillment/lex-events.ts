import type {
  LexEvent,
  LexSlots,
} from '../../../../../services/bot/functions/fulfillment/lex-event.ts';
import type { LexResponse } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import {
  slotsOf,
  TICKET_SLOTS,
} from '../../../../../services/bot/functions/fulfillment/ticket-slots.ts';
import { type Answers, FIELDS } from '../../../../../services/bot/helpdesk/intake/form.ts';
import type { SavedForm } from '../../../../../services/bot/helpdesk/intake/saved-form.ts';

export function scalar(text: string) {
  return {
    shape: 'Scalar',
    value: { originalValue: text, interpretedValue: text, resolvedValues: [text] },
  };
}

export const NO_SLOTS: LexSlots = {
  Name: null,
  Email: null,
  Category: null,
  Summary: null,
  Description: null,
  Check: null,
};

/** Every answer that a ticket needs. */
export const ANSWERS = {
  name: 'Sam Rivera',
  email: 'sam.rivera@example.edu',
  category: 'course-sites',
  summary: 'The course site is broken',
  description: 'It shows a blank page.',
};

/** A form that asks for a field, or for a check of all; with every other answer unless some are given. */
export function aForm(asked: SavedForm['asked'], answers: Answers = without(asked)): SavedForm {
  return { answers, asked, of: FIELDS.length, tries: 0 };
}

function without(asked: SavedForm['asked']): Answers {
  return Object.fromEntries(Object.entries(ANSWERS).filter(([field]) => field !== asked));
}

/** A code hook event with what a client says to the question that a form asks. */
export function aReply(said: string, form: SavedForm, source?: LexEvent['invocationSource']) {
  const slots = { ...slotsOf(form), [TICKET_SLOTS[form.asked]]: scalar(said) };
  const event = aLexEvent('OpenTicket', { said, slots, source: source ?? 'DialogCodeHook' });
  return withAttributes(event, { ticketForm: JSON.stringify(form) });
}

/** The same event with attributes of the session. */
export function withAttributes(
  event: LexEvent,
  sessionAttributes: Readonly<Record<string, string>>,
): LexEvent {
  return { ...event, sessionState: { ...event.sessionState, sessionAttributes } };
}

/** The form that a response keeps for the next turn. Undefined if there is none. */
export function formIn({ sessionState }: LexResponse): SavedForm | undefined {
  const text = sessionState.sessionAttributes?.ticketForm;
  return text === undefined ? undefined : JSON.parse(text);
}

/** A code hook event as Lex V2 sends it (developer guide, "Input event format"). */
export function aLexEvent(
  name: string,
  parts: { said?: string; slots?: LexSlots; source?: LexEvent['invocationSource'] } = {},
) {
  const intent = {
    name,
    slots: parts.slots ?? {},
    state: 'ReadyForFulfillment',
    confirmationState: 'None',
  };
  const event = {
    messageVersion: '1.0',
    invocationSource: parts.source ?? ('FulfillmentCodeHook' as const),
    inputMode: 'Text',
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: 'session-1',
    inputTranscript: parts.said ?? '',
    bot: {
      id: 'ABCDEFGHIJ',
      name: 'SupportBot',
      aliasId: 'TSTALIASID',
      aliasName: 'TestBotAlias',
      localeId: 'en_US',
      version: 'DRAFT',
    },
    interpretations: [{ intent, nluConfidence: 0.9, interpretationSource: 'Lex' }],
    requestAttributes: null,
    sessionState: {
      sessionAttributes: {},
      activeContexts: [],
      intent,
      originatingRequestId: '1b7a1e0e-6c4c-4a8d-9a6b-2f1f6f0d9b11',
    },
    transcriptions: [
      {
        transcription: parts.said ?? '',
        transcriptionConfidence: 1,
        resolvedContext: { intent: name },
        resolvedSlots: {},
      },
    ],
  };
  return event satisfies LexEvent;
}
