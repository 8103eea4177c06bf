import { type LexSlots, slotValue } from './lex-event.ts';

/** The slots of the OpenTicket intent. */
export const TICKET_SLOTS = {
  name: 'Name',
  email: 'Email',
  category: 'Category',
  summary: 'Summary',
  description: 'Description',
} as const;

export type TicketSlots = Readonly<Record<keyof typeof TICKET_SLOTS, string>>;

/** Returns the client's answers so far. A slot that is still empty is an empty string. */
export function ticketSlots(slots: LexSlots): TicketSlots {
  const entries = Object.entries(TICKET_SLOTS).map(([key, name]) => [
    key,
    slotValue(slots, name).trim(),
  ]);
  return Object.fromEntries(entries) as TicketSlots;
}
