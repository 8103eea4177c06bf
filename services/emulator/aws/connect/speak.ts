import type { Change, Contact, Item, Participant } from './contact.ts';
import { event, message, type Step, withReceipt } from './contact-changes.ts';
import { EVENTS } from './content-types.ts';
import { LIMITS } from './limits.ts';

/** What one step leads to: the item that stands for it, and a change unless it was there already. */
export interface Spoken {
  readonly item: Item;
  readonly change?: Change;
}

/**
 * Adds a message to a contact. A repetition with the same client token is the first message. Undefined if the transcript
 * is full.
 */
export function speak(
  contact: Contact,
  step: Step,
  participant: Participant,
  said: Pick<Item, 'contentType' | 'content' | 'clientToken'>,
): Spoken | undefined {
  const earlier = contact.items.find(
    ({ participantId, clientToken }) =>
      clientToken !== undefined &&
      clientToken === said.clientToken &&
      participantId === participant.id,
  );
  if (earlier) return { item: earlier };
  if (contact.items.length >= LIMITS.transcriptItems) return undefined;
  const item = message(step, participant, said);
  return { item, change: { items: [item] } };
}

/**
 * Notes that a participant has got or read a message of another one. Undefined if there is no such message. A repetition
 * changes nothing.
 */
export function acknowledge(
  contact: Contact,
  step: Step,
  participant: Participant,
  { messageId, contentType }: { readonly messageId: string; readonly contentType: string },
): Spoken | undefined {
  const before = contact.items.find(
    ({ id, type, participantId }) =>
      id === messageId && type === 'MESSAGE' && participantId !== participant.id,
  );
  if (!before) return undefined;
  const item = event(step, contentType, participant);
  const isKnown =
    contentType === EVENTS.read
      ? before.receipt?.readAt !== undefined
      : before.receipt?.deliveredAt !== undefined;
  if (isKnown) return { item };
  const after = withReceipt(before, contentType, participant.id, step.now);
  return { item, change: { items: [after], receipt: contentType } };
}
