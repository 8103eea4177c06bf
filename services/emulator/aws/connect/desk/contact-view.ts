import {
  type Contact,
  type ContactState,
  type Item,
  participantOf,
  presentAgent,
} from '../contact.ts';

/** A contact as an agent sees it in a list. Times are milliseconds since 1970. */
export interface ContactSummary {
  readonly contactId: string;
  readonly state: ContactState;
  /** Since when it has been in its state. */
  readonly since: number;
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly customer: string;
  /** Whether the customer has ever connected. */
  readonly isConnected: boolean;
  /** Whether the customer's client shows text/markdown. */
  readonly contentTypes: readonly string[];
  /** The agent who is in the chat. */
  readonly agent?: { readonly agentId: string; readonly displayName: string };
}

/** A contact as the agent sees it who reads it. */
export interface ContactView extends ContactSummary {
  readonly transcript: readonly LineView[];
}

/** A line of the transcript; `role` is SYSTEM if nobody in the chat speaks. */
export interface LineView {
  readonly id: string;
  readonly at: number;
  readonly type: 'MESSAGE' | 'EVENT';
  readonly contentType: string;
  readonly content?: string;
  readonly role: 'CUSTOMER' | 'AGENT' | 'SYSTEM';
  readonly displayName?: string;
  readonly deliveredAt?: number;
  readonly readAt?: number;
}

/** Returns a contact with all that was said. */
export function contactView(contact: Contact): ContactView {
  const transcript = contact.items.map((item) => lineView(contact, item));
  return { ...contactSummary(contact), transcript };
}

/** Returns a contact without what was said. */
export function contactSummary(contact: Contact): ContactSummary {
  const { id, state, since, startedAt, expiresAt, attributes, contentTypes } = contact.head;
  const [customer] = contact.head.participants;
  const agent = presentAgent(contact);
  return {
    contactId: id,
    state,
    since,
    startedAt,
    expiresAt,
    attributes,
    contentTypes,
    customer: customer?.displayName ?? '',
    isConnected: customer?.joinedAt !== undefined,
    ...(agent ? { agent: { agentId: agent.agentId ?? '', displayName: agent.displayName } } : {}),
  };
}

/** Returns an item as an agent sees it. */
export function lineView(contact: Contact, item: Item): LineView {
  const { id, at, type, contentType, content, receipt } = item;
  const speaker = participantOf(contact, item.participantId ?? '');
  const { deliveredAt, readAt } = receipt ?? {};
  return {
    id,
    at,
    type,
    contentType,
    ...(content === undefined ? {} : { content }),
    role: speaker?.role ?? 'SYSTEM',
    ...(speaker ? { displayName: speaker.displayName } : {}),
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
    ...(readAt === undefined ? {} : { readAt }),
  };
}
