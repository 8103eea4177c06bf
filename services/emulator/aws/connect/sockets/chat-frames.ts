import { apiItem, apiReceipt } from '../api-item.ts';
import type { Contact, Item } from '../contact.ts';
import { event, type Step } from '../contact-changes.ts';
import type { Notice } from '../contact-feed.ts';
import { EVENTS } from '../content-types.ts';
import { chatFrame } from './client-frame.ts';

/** Returns the frames that tell the clients of a contact what has happened to it. */
export function chatFrames(notice: Notice, step: Step): readonly string[] {
  if (notice.kind === 'dropped') return [];
  const { contact } = notice;
  if (notice.kind === 'typing') {
    return [frameOf(contact, event(step, EVENTS.typing, notice.participant))];
  }
  const { items = [], receipt } = notice.change;
  return items.map((item) =>
    receipt === undefined ? frameOf(contact, item) : receiptFrame(contact, item, receipt),
  );
}

function frameOf(contact: Contact, item: Item): string {
  return chatFrame({ ...apiItem(contact, item), ...idsOf(contact) });
}

function receiptFrame(contact: Contact, item: Item, contentType: string): string {
  const { id, receipt } = item;
  return chatFrame({
    Type: 'MESSAGEMETADATA',
    ContentType: contentType,
    MessageMetadata: { MessageId: id, Receipts: receipt ? [apiReceipt(receipt)] : [] },
    ...idsOf(contact),
  });
}

function idsOf({ head: { id } }: Contact) {
  return { ContactId: id, InitialContactId: id };
}
