/** A chat as it is kept: its head, and what was said. Times are milliseconds since 1970. */

export type ParticipantRole = 'CUSTOMER' | 'AGENT';

export interface Participant {
  readonly id: string;
  readonly role: ParticipantRole;
  readonly displayName: string;
  /** Who the agent is to the caller of the desk; a customer has none. */
  readonly agentId?: string;
  readonly joinedAt?: number;
  readonly leftAt?: number;
}

/** What happened to a message at its recipient. */
export interface Receipt {
  readonly recipientId: string;
  readonly deliveredAt?: number;
  readonly readAt?: number;
}

/** A line of the transcript. */
export interface Item {
  readonly id: string;
  readonly at: number;
  readonly type: 'MESSAGE' | 'EVENT';
  readonly contentType: string;
  readonly content?: string;
  /** Absent if the system speaks. */
  readonly participantId?: string;
  /** The client's own id of the request, by which a repetition is recognised. */
  readonly clientToken?: string;
  readonly receipt?: Receipt;
}

/** In the queue, with an agent, or over. */
export type ContactState = 'waiting' | 'open' | 'ended';

export interface ContactHead {
  readonly id: string;
  readonly clientToken?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly contentTypes: readonly string[];
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly state: ContactState;
  /** Since when the contact has been in its state. */
  readonly since: number;
  /** The customer first. */
  readonly participants: readonly Participant[];
}

export interface Contact {
  readonly head: ContactHead;
  readonly items: readonly Item[];
}

/** What one step does to a contact: a new head, new items, or an item that has got a receipt. */
export interface Change {
  readonly head?: ContactHead;
  readonly items?: readonly Item[];
  /** Set if the one item is a message that is there already: the receipt's content type. */
  readonly receipt?: string;
}

/** Returns the participant with an id, if the contact has it. */
export function participantOf({ head }: Contact, id: string): Participant | undefined {
  return head.participants.find((participant) => participant.id === id);
}

/** Returns the agent who is in the chat, if there is one. */
export function presentAgent({ head }: Contact): Participant | undefined {
  return head.participants.find(({ role, leftAt }) => role === 'AGENT' && leftAt === undefined);
}
