import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { buildTicket } from '../../../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { finishOutbox } from '../../../../../services/bot/helpdesk/tickets/finish-outbox.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import {
  overdueNotice,
  ticketNotice,
  urgentNotice,
} from '../../../../../services/bot/helpdesk/tickets/ticket-notice.ts';
import { aRequest, fakeDeps, hours, routing } from './ticket-fakes.ts';

const HOUR = 3_600_000;
/** Sunday, noon in Victoria. */
const SUNDAY = new Date('2026-11-22T20:00:00Z');
const URGENT = { summary: 'My exam starts in ten minutes' };

function ticketOf(parts = {}) {
  return buildTicket(routing, aRequest(parts), { now: SUNDAY, hours });
}

describe('a notice', () => {
  const ticket = ticketOf(URGENT);
  const long = {
    ...ticket,
    route: { ...ticket.route, queue: `queue-${'x'.repeat(200)}`, team: 'Équipe' },
  };
  const entry = { ticket: long, attempts: 9, claimedAt: '2026-11-23T20:00:00.000Z' };

  it.each([
    ['ticket', ticketNotice(long)],
    ['urgent', urgentNotice(long)],
    ['overdue', overdueNotice(entry, new Date(SUNDAY.getTime() + 25 * HOUR))],
  ])('%s has a subject and a text for telephones that SNS takes', (kind, notice) => {
    expect(notice.attributes.kind).toBe(kind);
    expect(notice.subject).toMatch(/^[\x21-\x7e][\x20-\x7e]{0,99}$/);
    expect(notice.sms).toMatch(/^[\x20-\x7e]{1,140}$/);
    expect(notice.mail).toContain(`Recorded: ${ticket.recordedAt}`);
    expect(JSON.stringify(notice)).not.toMatch(/rivera|\bexam\b|blank page/i);
  });

  it('is readable as mail', () => {
    expect(urgentNotice(ticket).mail).toBe(
      [
        `Ticket ${ticket.ticketId} (course-sites) for Learning tools, queue learning-tools, is urgent, and nobody is there now.`,
        '',
        `Ticket: ${ticket.ticketId}`,
        'Team: Learning tools',
        'Queue: learning-tools',
        'Category: course-sites',
        'Urgency: high',
        'Recorded: 2026-11-22T20:00:00.000Z',
        '',
        "The client's words are in the mail that goes to learning-tools@rt.example.edu. The office hours are in hours.yaml.",
      ].join('\n'),
    );
  });

  it('has a value for each attribute that a filter may ask for', () => {
    expect(ticketNotice(ticketOf({ category: '' })).attributes.category).toBe('none');
  });

  it('says how long a ticket has waited, and what is missing', () => {
    const mailed = { ...entry, ticket, mail: { messageId: 'm', at: '' } };
    const now = new Date(SUNDAY.getTime() + 30 * HOUR);

    expect(overdueNotice({ ...entry, ticket }, now).text).toContain(
      '30 hours ago and is not mailed yet',
    );
    expect(overdueNotice(mailed, now).text).toContain('is mailed, but not announced yet');
  });
});

describe('an urgent ticket', () => {
  it('is on the urgent topic too when it comes out of hours, with a receipt of its own', async () => {
    const deps = { ...fakeDeps(), log: silentLog };

    await openTicket(deps, aRequest(URGENT));

    expect(deps.urgentNotices.map(({ attributes }) => attributes)).toStrictEqual([
      { queue: 'learning-tools', urgency: 'high', category: 'course-sites', kind: 'urgent' },
    ]);
    expect(deps.notices).toHaveLength(1);
    expect([...deps.outbox.filed.values()][0]).toMatchObject({
      urgentNotice: { messageId: 'urgent-1', at: SUNDAY.toISOString() },
    });
  });

  it.each([
    ['on a working day', '2026-11-23T20:00:00Z', 0],
    // British Columbia changed its clock in 2026, which an older Node does not know: both agree here.
    ['late on a working day', '2026-11-23T23:59:00Z', 0],
    ['when the day is over', '2026-11-24T01:00:00Z', 1],
    ['in the winter break', '2026-12-28T20:00:00Z', 1],
  ])('%s is published %s: %i', async (_when, moment, count) => {
    const deps = { ...fakeDeps(), log: silentLog };
    deps.outbox.now = Date.parse(moment);

    await openTicket(deps, aRequest(URGENT));

    expect(deps.urgentNotices).toHaveLength(count);
  });

  it('is not there if it is not urgent', async () => {
    const deps = { ...fakeDeps(), log: silentLog };

    await openTicket(deps, aRequest());

    expect(deps.urgentNotices).toStrictEqual([]);
  });

  it('calls somebody although its mail waits, and only once', async () => {
    const deps = { ...fakeDeps(), log: silentLog, hasTime: () => true };
    deps.failing.add('mail');
    await openTicket(deps, aRequest(URGENT));
    expect([deps.urgentNotices.length, deps.notices.length]).toStrictEqual([1, 0]);

    deps.failing.clear();
    deps.advance(HOUR);
    await finishOutbox(deps);

    expect([deps.mails.length, deps.urgentNotices.length, deps.notices.length]).toStrictEqual([
      1, 1, 1,
    ]);
  });

  it('is mailed once, and published later, if the urgent topic fails', async () => {
    const deps = { ...fakeDeps(), log: silentLog, hasTime: () => true };
    deps.failing.add('urgent');
    const { mail } = await openTicket(deps, aRequest(URGENT));
    deps.failing.clear();
    deps.advance(HOUR);
    await finishOutbox(deps);

    expect(mail).toBe('sent');
    expect([deps.mails.length, deps.urgentNotices.length, deps.notices.length]).toStrictEqual([
      1, 1, 1,
    ]);
  });
});
