import type { Item as ApiItem, Receipt as ApiReceipt } from '@aws-sdk/client-connectparticipant';
import { type Contact, type Item, participantOf, type Receipt } from './contact.ts';

/** Returns an item as the participant service writes it, in transcripts and on WebSockets. */
export function apiItem(contact: Contact, item: Item): ApiItem {
  const { receipt } = item;
  const metadata = { MessageId: item.id, Receipts: receipt ? [apiReceipt(receipt)] : [] };
  const speaker = participantOf(contact, item.participantId ?? '');
  return {
    AbsoluteTime: isoTime(item.at),
    ...(item.content === undefined ? {} : { Content: item.content }),
    ContentType: item.contentType,
    Id: item.id,
    Type: item.type,
    ...(speaker
      ? {
          ParticipantId: speaker.id,
          DisplayName: speaker.displayName,
          ParticipantRole: speaker.role,
        }
      : {}),
    ...(item.type === 'MESSAGE' ? { MessageMetadata: metadata } : {}),
  };
}

export function apiReceipt({ recipientId, deliveredAt, readAt }: Receipt): ApiReceipt {
  return {
    ...(deliveredAt === undefined ? {} : { DeliveredTimestamp: isoTime(deliveredAt) }),
    ...(readAt === undefined ? {} : { ReadTimestamp: isoTime(readAt) }),
    RecipientParticipantId: recipientId,
  };
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
