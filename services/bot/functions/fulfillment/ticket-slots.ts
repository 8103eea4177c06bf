import { type LexSlots, slotValue } from './lex-event.ts';

/** The slots of the intent OpenTicket. */
export const TICKET_SLOTS = {
  name: 'Name',
  email: 'Email',
  category: 'Category',
  summary: 'Summary',
  description: 'Description',
} as const;

export type TicketSlots = Readonly<Record<keyof typeof TICKET_SLOTS, string>>;

/** What the client has told so far; an empty text where nothing. */
export function ticketSlots(slots: LexSlots): TicketSlots {
  const entries = Object.entries(TICKET_SLOTS).map(([key, name]) => [
    key,
    slotValue(slots, name).trim(),
  ]);
  return Object.fromEntries(entries) as TicketSlots;
}
