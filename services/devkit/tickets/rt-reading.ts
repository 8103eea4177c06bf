import type { Ticket } from '../../bot/helpdesk/tickets/ticket.ts';
import { describeReading } from '../rt/describe-reading.ts';
import { gatewayOf } from '../rt/mail-gateway.ts';
import { readMail } from '../rt/read-mail.ts';
import type { Reading } from '../rt/reading.ts';
import { unknownSite } from '../rt/site.ts';
import type { TicketDetails } from './tickets.ts';

/** Everyone may command by mail: what is least safe, and what teams with the profile for it have. */
const COMMANDS = { allowed: 'everyone', header: undefined, onlyHeaders: false } as const;

/** Says what Request Tracker makes of the mail of a ticket, at the address of its team. */
export function rtReadingOf(ticket: Ticket, raw: string): TicketDetails['rt'] {
  const { queue, address } = ticket.route;
  const site = unknownSite(gatewayOf(address).site, COMMANDS);
  const reading = withSizes(readMail(Buffer.from(raw), queue, site), ticket);
  return { ...describeReading(reading), reading };
}

/** The files are empty in the mail as it is composed here. */
function withSizes(reading: Reading, { attachments = [] }: Ticket): Reading {
  const sizes = new Map(attachments.map(({ name, size }) => [name, size]));
  return {
    ...reading,
    attachments: reading.attachments.map((one) => ({
      ...one,
      bytes: sizes.get(one.name ?? '') ?? one.bytes,
    })),
  };
}
