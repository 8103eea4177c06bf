import type { StaffTarget } from '../staff/staff-target.ts';
import { deliveryOf, type StoredTicket } from './delivery.ts';
import { rtReadingOf } from './rt-reading.ts';
import { summaryOf } from './search-tickets.ts';
import { storedTicket } from './stored-tickets.ts';
import { ticketMailOf } from './ticket-mail.ts';
import type { TicketDetails } from './tickets.ts';

/** What follows is the sha256 of the session id, and a slash. */
const CONVERSATIONS = 'conversations/';
const TICKET_ID = /^LTSI-[0-9A-HJKMNP-TV-Z]{10}$/;

/** Reads all that is kept of a ticket. Resolves with undefined if there is none. Throws what S3 throws. */
export async function readTicket(
  target: Pick<StaffTarget, 's3' | 'ticketsBucket' | 'mailFrom'>,
  ticketId: string,
  { now }: { readonly now: () => Date },
): Promise<TicketDetails | undefined> {
  if (!TICKET_ID.test(ticketId)) return undefined;
  const stored = await storedTicket(target, ticketId);
  return stored && detailsOf(stored, target.mailFrom, now());
}

async function detailsOf(
  stored: StoredTicket,
  mailFrom: string,
  now: Date,
): Promise<TicketDetails> {
  const { ticket } = stored.entry;
  const { route, conversation, description, course, requestor } = ticket;
  const mail = await ticketMailOf(ticket, mailFrom);
  return {
    ...summaryOf(stored),
    description,
    course: course ?? null,
    isProven: requestor.isProven === true,
    route: routeOf(route),
    urgencyEvidence: route.urgencyEvidence,
    mail,
    rt: rtReadingOf(ticket, mail.raw),
    conversation: conversation.slice(CONVERSATIONS.length).replace(/\/$/, ''),
    transcript: ticket.transcript ?? [],
    tried: ticket.tried ?? [],
    files: ticket.attachments ?? [],
    delivery: deliveryOf(stored, now),
  };
}

function routeOf(route: StoredTicket['entry']['ticket']['route']): TicketDetails['route'] {
  const { team, queue, address, profile, rule, evidence } = route;
  return { team, queue, address, profile: profile ?? null, rule, evidence };
}
