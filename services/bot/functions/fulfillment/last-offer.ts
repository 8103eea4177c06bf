import { sectionToShow } from '../../helpdesk/answers/replies/show-section.ts';
import { SEND_CODE, TICKET_VALUES } from '../../helpdesk/conversations/ticket-buttons.ts';
import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { attributesAfter, withAttribute } from './session-attribute.ts';

/** The session attribute with what the buttons of the last reply offer: ids of sections, and whether a ticket. */
const ATTRIBUTE = 'lastOffer';
const TICKET = 'ticket';
const CODE = 'code';

/** What was offered by buttons in the last reply: "2" and "yes" are replies to it. */
export interface LastOffer {
  /** The ids of passages, in the order of their buttons. */
  readonly sections: readonly string[];
  readonly isTicket: boolean;
  readonly isCode: boolean;
}

export function lastOffer({ sessionState }: LexEvent): LastOffer {
  const parts = sessionState.sessionAttributes?.[ATTRIBUTE]?.split(' ') ?? [];
  return {
    sections: parts.filter((part) => part !== TICKET && part !== CODE),
    isTicket: parts.includes(TICKET),
    isCode: parts.includes(CODE),
  };
}

/** Keeps in the session what a response offers, or that it offers nothing any more. */
export function withLastOffer(event: LexEvent, response: LexResponse): LexResponse {
  const offered = offeredBy(response) || undefined;
  const before = attributesAfter(event, response)[ATTRIBUTE];
  return offered === before ? response : withAttribute(event, response, ATTRIBUTE, offered);
}

function offeredBy({ messages = [] }: LexResponse): string {
  const values = messages.flatMap((message) =>
    message.contentType === 'ImageResponseCard'
      ? message.imageResponseCard.buttons.map(({ value }) => value)
      : [],
  );
  const sections = values.flatMap((value) => sectionToShow(value) ?? []);
  const isTicket = values.some((value) => TICKET_VALUES.has(value));
  const isCode = values.includes(SEND_CODE.value);
  return [...sections, ...(isTicket ? [TICKET] : []), ...(isCode ? [CODE] : [])].join(' ');
}
