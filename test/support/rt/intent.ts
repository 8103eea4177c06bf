import type { Ticket } from '../../../services/bot/helpdesk/tickets/ticket.ts';
import type { Reading } from '../../../services/devkit/rt/reading.ts';
import type { CommandSettings } from '../../../services/devkit/rt/site.ts';
import { BOT } from './hostile-tickets.ts';

/** What a ticket's mail is meant to become in Request Tracker. */
export function intentOf(ticket: Ticket, { allowed }: CommandSettings): Partial<Reading> {
  const mayCommand = allowed === 'everyone' || allowed.includes(BOT);
  const isCommanding = ticket.route.profile === 'rt-commandbymail' && mayCommand;
  const category = ticket.category.replaceAll('=?', '= ?').replace(/^[ :]+/, '');
  return {
    outcome: 'ticket',
    actingUser: BOT,
    queue: ticket.route.queue,
    repliesTo: undefined,
    requestors: [isCommanding ? ticket.requestor.email : BOT],
    cc: [],
    status: 'new',
    owner: 'Nobody',
    priority: isCommanding && ticket.route.urgency === 'high' ? '100' : '0',
    fields: isCommanding ? fieldsOf(category, ticket.course) : {},
    // A person's mailbox confirms nothing, so that mail is not marked as automatic.
    receipts: ticket.route.profile === 'plain' ? [BOT] : [],
    attachments: [],
  };
}

function fieldsOf(category: string, course: string | undefined): Reading['fields'] {
  return {
    // A value that nobody could see is left out.
    ...(/[^\p{C}\p{Z}]/u.test(category) && { Category: category }),
    ...(course !== undefined && { Course: course }),
  };
}

/** What Request Tracker makes of it, as far as an intent says. */
export function comparable(reading: Reading): Partial<Reading> {
  const { subject: _, commands: __, rules: ___, ...rest } = reading;
  return rest;
}
