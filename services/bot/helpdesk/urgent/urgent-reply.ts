import { type Contact, type Contacts, contactLine } from '../content/contacts.ts';
import type { UrgentRule } from './urgent-rules.ts';

/** The length limit of a Lex message, in characters. */
const MAX_MESSAGE = 1024;

/** The reply to something urgent: as text, and the same as the content of a card. */
export interface UrgentReply {
  readonly text: string;
  readonly card: string;
}

/** Returns the reply with its contacts. A contact that is not in `contacts` is left out. */
export function urgentReply(
  { id, reply, contacts: ids }: Pick<UrgentRule, 'id' | 'reply' | 'contacts'>,
  contacts: Contacts,
): UrgentReply {
  const named = ids.flatMap((contactId): [string, Contact][] => {
    const contact = Object.hasOwn(contacts, contactId) ? contacts[contactId] : undefined;
    return contact ? [[contactId, contact]] : [];
  });
  const lines = named.map(([, contact]) => contactLine(contact));
  return {
    text: fitting([reply, ...lines]),
    card: cardOf(
      id,
      named.map(([contactId, contact]) => ({ id: contactId, ...contact })),
    ),
  };
}

/** Whether a reply fits in a message with all its contacts. */
export function fitsInMessage(
  rule: Pick<UrgentRule, 'id' | 'reply' | 'contacts'>,
  contacts: Contacts,
): boolean {
  const lines = rule.contacts.flatMap((id) => {
    const contact = Object.hasOwn(contacts, id) ? contacts[id] : undefined;
    return contact ? [contactLine(contact)] : [];
  });
  return [rule.reply, ...lines].join('\n').length <= MAX_MESSAGE;
}

/** Drops words of the reply, never a contact: somebody may need to call. */
function fitting([reply = '', ...lines]: readonly string[]): string {
  const room = MAX_MESSAGE - lines.join('\n').length - 1;
  return [reply.slice(0, Math.max(0, room)), ...lines].join('\n').slice(0, MAX_MESSAGE);
}

function cardOf(id: string, contacts: readonly object[]): string {
  for (let count = contacts.length; count >= 0; count--) {
    const card = JSON.stringify({ v: 1, kind: 'urgent', id, contacts: contacts.slice(0, count) });
    if (card.length <= MAX_MESSAGE) return card;
  }
  return JSON.stringify({ v: 1, kind: 'urgent', id, contacts: [] });
}
