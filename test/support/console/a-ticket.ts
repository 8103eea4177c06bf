import type {
  Delivery,
  TicketDetails,
  TicketFilter,
  TicketPage,
  TicketSummary,
} from '../../../services/devkit/tickets/tickets.ts';

const CONVERSATION = 'c'.repeat(64);
const AT = '2026-11-30T17:05:00.000Z';

export function aTicketSummary(parts: Partial<TicketSummary> = {}): TicketSummary {
  return {
    ticketId: 'LTSI-3H8K2M9QXW',
    recordedAt: AT,
    state: 'sent',
    team: 'Course sites',
    queue: 'course-sites',
    category: 'course-sites',
    urgency: 'normal',
    name: 'Sam Rivera',
    email: 'sam.rivera@example.edu',
    summary: 'The course site is blank',
    attachments: 1,
    ...parts,
  };
}

export function aDelivery(parts: Partial<Delivery> = {}): Delivery {
  return {
    state: 'sent',
    attempts: 1,
    claimedAt: AT,
    sending: null,
    mail: { messageId: 'mail-1', at: AT },
    notice: { messageId: 'notice-1', at: AT },
    urgentNotice: null,
    overdueNotice: null,
    problem: null,
    retryAt: null,
    isOverdue: false,
    ...parts,
  };
}

/** A delivery that was refused, and is tried again later. */
export const FAILED_DELIVERY: Delivery = aDelivery({
  state: 'failed',
  attempts: 3,
  mail: null,
  notice: null,
  problem: {
    kind: 'refused',
    reason: 'SES refused the sender.',
    remedy: 'Verify the sender in SES.',
    at: AT,
  },
  retryAt: '2026-11-30T17:45:00.000Z',
});

export function aTicket(parts: Partial<TicketDetails> = {}): TicketDetails {
  const summary = aTicketSummary(parts);
  return {
    ...summary,
    description: 'It shows a blank page.\nIt did so yesterday, too.',
    course: 'BIOL 225',
    isProven: true,
    route: {
      team: summary.team,
      queue: summary.queue,
      address: 'course-sites@example.edu',
      profile: 'rt',
      rule: 'category',
      evidence: ['Course sites'],
    },
    urgencyEvidence: [],
    mail: {
      from: '"Support bot" <bot@example.edu>',
      to: 'course-sites@example.edu',
      subject: summary.summary,
      headers: [
        { name: 'Subject', value: summary.summary },
        { name: 'X-LTSI-Ticket', value: summary.ticketId },
      ],
      parts: [
        { type: 'text/plain', name: null, text: 'The client reports:\n\nIt shows a blank page.' },
        { type: 'image/png', name: 'blank.png', text: null },
      ],
      raw: `Subject: ${summary.summary}\r\nX-LTSI-Ticket: ${summary.ticketId}\r\n\r\nIt shows a blank page.\r\n`,
    },
    rt: {
      headline: 'A new ticket in the queue course-sites',
      facts: [
        ['Acting user', 'sam.rivera@example.edu'],
        ['Commands', 'none'],
      ],
      reading: {
        outcome: 'ticket',
        subject: summary.summary,
        actingUser: summary.email,
        queue: summary.queue,
        repliesTo: undefined,
        commands: [],
        requestors: [summary.email],
        cc: [],
        status: 'new',
        owner: 'Nobody',
        priority: '0',
        fields: {},
        receipts: [],
        attachments: [],
        rules: [{ row: 'Q1', says: 'The address of the mail chooses the queue.' }],
      },
    },
    conversation: CONVERSATION,
    transcript: [
      { at: AT, by: 'client', text: 'the site is blank' },
      { at: AT, by: 'bot', text: 'I found no page about that.' },
    ],
    tried: ['Nothing was found for “the site is blank”.'],
    files: [
      {
        key: 'attachments/LTSI-3H8K2M9QXW/1-blank.png',
        name: 'blank.png',
        type: 'image/png',
        size: 20_480,
      },
    ],
    delivery: aDelivery({ state: summary.state }),
    ...parts,
  };
}

/** What a search returns that finds these tickets and shows one page of them. */
export function aTicketPage(
  found: readonly TicketSummary[],
  { page = 0, pageSize = 50, from, to }: TicketFilter = {},
): TicketPage {
  return {
    from: from ?? '2026-11-01',
    timeZone: 'America/Vancouver',
    to: to ?? '2026-11-30',
    tickets: found.slice(page * pageSize, (page + 1) * pageSize),
    count: found.length,
    page,
    pageSize,
    teams: ['Accounts', 'Course sites'],
    unreadable: [],
    searched: { done: found.length, total: found.length },
  };
}
