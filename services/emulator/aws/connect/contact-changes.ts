import type { Change, Contact, ContactHead, ContactState, Item, Participant } from './contact.ts';
import { EVENTS, PLAIN } from './content-types.ts';

/** The time of a step and its source of ids. */
export interface Step {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly newId: () => string;
}

/** What StartChatContact asks for, checked. */
export interface NewContact
  extends Pick<ContactHead, 'attributes' | 'contentTypes' | 'clientToken'> {
  readonly displayName: string;
  readonly durationMs: number;
  readonly initialMessage?: { readonly contentType: string; readonly content: string };
}

/** Returns a new contact, which waits in the queue. */
export function beginContact({ now, newId }: Step, wanted: NewContact): Contact {
  const { displayName, durationMs, initialMessage, ...given } = wanted;
  const customer: Participant = { id: newId(), role: 'CUSTOMER', displayName };
  const head: ContactHead = {
    id: newId(),
    ...given,
    startedAt: now,
    expiresAt: now + durationMs,
    state: 'waiting',
    since: now,
    participants: [customer],
  };
  const first = initialMessage && message({ now, newId }, customer, initialMessage);
  return { head, items: first ? [first] : [] };
}

/** The customer has connected; nothing changes with later connections. */
export function joinCustomer(contact: Contact, step: Step): Change | undefined {
  const [customer] = contact.head.participants;
  if (!customer || customer.joinedAt !== undefined) return undefined;
  const head = withParticipant(contact.head, { ...customer, joinedAt: step.now });
  return { head, items: [event(step, EVENTS.joined, customer)] };
}

/** An agent takes the contact out of the queue. */
export function admitAgent(
  contact: Contact,
  step: Step,
  { agentId, displayName }: { readonly agentId: string; readonly displayName: string },
): Change {
  const { now, newId } = step;
  const agent: Participant = { id: newId(), role: 'AGENT', displayName, agentId, joinedAt: now };
  const head = inState(withParticipant(contact.head, agent), 'open', now);
  return { head, items: [event(step, EVENTS.joined, agent)] };
}

/** The agent leaves, and the contact waits for another one; `isTransfer` says that the agent has sent it back. */
export function releaseAgent(
  contact: Contact,
  step: Step,
  agent: Participant,
  isTransfer: boolean,
): Change {
  const left = withParticipant(contact.head, { ...agent, leftAt: step.now });
  const items = [event(step, EVENTS.left, agent)];
  if (isTransfer) items.push(event(step, EVENTS.transferred));
  return { head: inState(left, 'waiting', step.now), items };
}

/** Ends the contact for everybody; `leaver` is who ended it, if it was a participant. */
export function endContact({ head }: Contact, step: Step, leaver?: Participant): Change {
  const { now } = step;
  const participants = head.participants.map((one) => ({ ...one, leftAt: one.leftAt ?? now }));
  const items = leaver ? [event(step, EVENTS.left, leaver)] : [];
  return {
    head: inState({ ...head, participants }, 'ended', now),
    items: [...items, event(step, EVENTS.ended)],
  };
}

/** Returns what a participant says as an item. */
export function message(
  step: Step,
  { id: participantId }: Participant,
  said: Pick<Item, 'contentType' | 'content' | 'clientToken'>,
): Item {
  return { id: step.newId(), at: step.now, type: 'MESSAGE', participantId, ...said };
}

/** Returns an event as an item: of a participant, or of the system. */
export function event(step: Step, contentType: string, participant?: Participant): Item {
  const of = participant ? { participantId: participant.id } : {};
  return { id: step.newId(), at: step.now, type: 'EVENT', contentType, ...of };
}

/** Returns a message with a receipt of its recipient added. What was read has been delivered. */
export function withReceipt(
  item: Item,
  contentType: string,
  recipientId: string,
  now: number,
): Item {
  const { receipt = { recipientId } } = item;
  const read = contentType === EVENTS.read ? { readAt: receipt.readAt ?? now } : {};
  return {
    ...item,
    receipt: { ...receipt, deliveredAt: receipt.deliveredAt ?? now, ...read },
  };
}

/** The types that a contact has unless it asks for others. */
export const DEFAULT_CONTENT_TYPES: readonly string[] = [PLAIN];

function inState(head: ContactHead, state: ContactState, since: number): ContactHead {
  return { ...head, state, since };
}

function withParticipant(head: ContactHead, participant: Participant): ContactHead {
  const others = head.participants.filter(({ id }) => id !== participant.id);
  const isCustomer = participant.role === 'CUSTOMER';
  return {
    ...head,
    participants: isCustomer ? [participant, ...others] : [...others, participant],
  };
}
