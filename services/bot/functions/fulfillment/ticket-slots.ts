import type { Field, Form } from '../../helpdesk/intake/form.ts';
import type { LexEvent, LexIntent, LexSlot, LexSlots } from './lex-event.ts';

/** The slots of the OpenTicket intent. */
export const TICKET_SLOTS = {
  name: 'Name',
  email: 'Email',
  category: 'Category',
  summary: 'Summary',
  description: 'Description',
  check: 'Check',
  howMany: 'Check',
  code: 'Check',
} as const satisfies Record<Form['asked'], string>;

/** Returns the answers of a form as slots, for clients that show them; the slot that is asked for is empty. */
export function slotsOf({ answers, asked }: Form): LexSlots {
  const slots = Object.entries(TICKET_SLOTS).map(([field, slot]) => {
    const value = field === asked ? undefined : answers[field as Field];
    return [slot, value === undefined ? null : filled(value)] as const;
  });
  return Object.fromEntries(slots);
}

/** The ticket's intent, whatever Lex took the client's words for. */
export function ticketIntent({ sessionState: { intent } }: LexEvent): LexIntent {
  return intent.name === 'OpenTicket' ? intent : { name: 'OpenTicket', slots: {} };
}

function filled(value: string): LexSlot {
  const answer = { originalValue: value, interpretedValue: value, resolvedValues: [value] };
  return { shape: 'Scalar', value: answer };
}
