import type { SendEventRequest, SendEventResponse } from '@aws-sdk/client-connectparticipant';
import type { Contact, Item, Participant } from '../contact.ts';
import { event } from '../contact-changes.ts';
import { EVENTS } from '../content-types.ts';
import { type ConnectDeps, stepNow } from '../deps.ts';
import { validation } from '../errors.ts';
import { acknowledge } from '../speak.ts';
import { checkedClientToken } from './client-token.ts';
import { type Known, knownParticipant, presentParticipant } from './known-participant.ts';

/** Longer than any content that is read. */
const MOST_CONTENT = 16_384;

/** Reports to the others that a participant types, or has got or read a message. */
export async function sendEvent(
  deps: ConnectDeps,
  input: SendEventRequest,
): Promise<SendEventResponse> {
  const known = knownParticipant(deps, 'connection', input.ConnectionToken);
  const { ContentType: contentType = '', Content: content = '' } = input;
  checkedClientToken(input);
  if (content.length > MOST_CONTENT) {
    throw validation(
      `Content has ${content.length} characters; at most ${MOST_CONTENT} are allowed.`,
    );
  }
  const item = await carryOut(deps, known, contentType, content);
  return { Id: item.id, AbsoluteTime: new Date(item.at).toISOString() };
}

async function carryOut(
  deps: ConnectDeps,
  { contact, participant }: Known,
  contentType: string,
  content: string,
): Promise<Item> {
  const present = presentParticipant(contact, participant.id);
  if (contentType === EVENTS.delivered || contentType === EVENTS.read) {
    return noteReceipt(deps, { contact, participant: present }, contentType, content);
  }
  if (contentType === EVENTS.typing) {
    deps.feed.tell({ kind: 'typing', contact, participant: present });
  } else if (contentType !== EVENTS.acknowledged) {
    throw validation(`The content type ${contentType.slice(0, 100)} is none of an event.`);
  }
  // CreateParticipantConnection has joined the customer already, so that there is nothing more to acknowledge.
  return event(stepNow(deps), contentType, present);
}

async function noteReceipt(
  deps: ConnectDeps,
  { contact, participant }: { contact: Contact; participant: Participant },
  contentType: string,
  content: string,
): Promise<Item> {
  const messageId = messageIdIn(content);
  let item: Item | undefined;
  await deps.contacts.change(contact.head.id, (current) => {
    presentParticipant(current, participant.id);
    const spoken = acknowledge(current, stepNow(deps), participant, { messageId, contentType });
    if (!spoken)
      throw validation(`There is no message ${messageId.slice(0, 100)} of another participant.`);
    item = spoken.item;
    return spoken.change;
  });
  return item ?? event(stepNow(deps), contentType, participant);
}

function messageIdIn(content: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    parsed = undefined;
  }
  const id = (parsed as { messageId?: unknown } | null | undefined)?.messageId;
  if (typeof id === 'string') return id;
  throw validation('The content of a receipt must be JSON: {"messageId":"…"}.');
}
