import type {
  LexEvent,
  LexSlots,
} from '../../../../../services/bot/functions/fulfillment/lex-event.ts';

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
};

export const FILLED_SLOTS: LexSlots = {
  Name: scalar('Sam Rivera'),
  Email: scalar('sam.rivera@example.edu'),
  Category: scalar('course-sites'),
  Summary: scalar('The course site is broken'),
  Description: scalar('It shows a blank page.'),
};

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
