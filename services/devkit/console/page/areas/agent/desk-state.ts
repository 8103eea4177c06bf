import type { Contact, DeskNotice, Line } from './contact.ts';

/** What the page knows of the desk. */
export interface DeskState {
  readonly contacts: readonly Contact[];
  /** What was announced of each chat since the page was opened. */
  readonly news: Readonly<Record<string, readonly Line[]>>;
  /** When the client of a chat was last seen typing. */
  readonly typingAt: Readonly<Record<string, number>>;
}

export const EMPTY_DESK: DeskState = { contacts: [], news: {}, typingAt: {} };

/** Returns the state after a notice. A client who has sent a message no longer types. */
export function afterNotice(state: DeskState, notice: DeskNotice, now: number): DeskState {
  switch (notice.kind) {
    case 'typing': {
      if (notice.role !== 'CUSTOMER') return state;
      return { ...state, typingAt: { ...state.typingAt, [notice.contactId]: now } };
    }
    case 'forgotten': {
      const left = state.contacts.filter(({ contactId }) => contactId !== notice.contactId);
      return { ...state, contacts: left };
    }
    case 'changed': {
      const { contact, lines } = notice;
      const others = state.contacts.filter(({ contactId }) => contactId !== contact.contactId);
      const typingAt = { ...state.typingAt, [contact.contactId]: 0 };
      const known = state.news[contact.contactId] ?? [];
      const news = { ...state.news, [contact.contactId]: withLines(known, lines) };
      return { contacts: [...others, contact], news, typingAt };
    }
  }
}

const ORDER: Readonly<Record<Contact['state'], number>> = { waiting: 0, open: 1, ended: 2 };

/** Returns chats in the order in which they need somebody: those that wait longest first, those that ended last. */
export function byNeed(contacts: readonly Contact[]): readonly Contact[] {
  return contacts.toSorted(
    (a, b) =>
      ORDER[a.state] - ORDER[b.state] ||
      (a.state === 'ended' ? b.since - a.since : a.since - b.since),
  );
}

/** Returns lines in their order, each once: a new version of one takes its place. */
export function withLines(before: readonly Line[], lines: readonly Line[]): readonly Line[] {
  const byId = new Map([...before, ...lines].map((line) => [line.id, line]));
  return [...byId.values()].toSorted((a, b) => a.at - b.at);
}
