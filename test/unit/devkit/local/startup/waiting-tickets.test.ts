import { describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { MailNotSentError } from '../../../../../services/bot/helpdesk/tickets/mail-not-sent-error.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import { reportTickets } from '../../../../../services/devkit/local/startup/tickets-health.ts';
import { readWaitingTickets } from '../../../../../services/devkit/local/startup/waiting-tickets.ts';
import { Health } from '../../../../../services/devkit/local/web/health.ts';
import { aRequest, type FakeDeps, fakeDeps } from '../../../bot/helpdesk/tickets/ticket-fakes.ts';

const HOUR = 3_600_000;

async function waitingTicket(error?: Error): Promise<FakeDeps> {
  const deps = fakeDeps();
  deps.failing.add('mail');
  if (error) deps.failWith(error);
  await openTicket({ ...deps, log: silentLog }, aRequest());
  return deps;
}

const refused = () =>
  new MailNotSentError('refused', 'SES refused <it>.', 'Verify the sender.', undefined);

const waiting = ({ outbox, clock }: FakeDeps) => readWaitingTickets(outbox, clock.now());

describe('the tickets in the outbox', () => {
  it('need nobody while what failed is tried again', async () => {
    const deps = await waitingTicket();

    expect(await waiting(deps)).toMatchObject([
      { state: 'delayed', attempts: 1, retryAt: '2026-11-22T20:05:00.000Z', isMailed: false },
    ]);
  });

  it('need a person after a day, and at once if the mail is refused', async () => {
    const failed = await waitingTicket();
    failed.advance(24 * HOUR);

    expect(await waiting(failed)).toMatchObject([{ state: 'alarm' }]);
    expect(await waiting(await waitingTicket(refused()))).toMatchObject([
      { state: 'alarm', remedy: 'Verify the sender.' },
    ]);
  });

  it('need a person if they cannot be read', async () => {
    const deps = await waitingTicket();
    deps.outbox.read = () => Promise.reject(new SyntaxError('Unexpected token'));

    expect(await waiting(deps)).toMatchObject([
      { state: 'alarm', reason: 'It cannot be read (SyntaxError).' },
    ]);
  });

  it('come in the order of their need, without personal data', async () => {
    const deps = await waitingTicket();
    deps.failWith(refused());
    deps.advance(1000);
    await openTicket({ ...deps, log: silentLog }, aRequest({ category: 'accounts' }));

    const found = await waiting(deps);

    expect(found.map(({ state }) => state)).toStrictEqual(['alarm', 'delayed']);
    expect(JSON.stringify(found)).not.toMatch(/rivera|blank page|broken/i);
  });
});

it('reports in health what needs a person, until it is gone or the product ends', async () => {
  const deps = await waitingTicket(refused());
  const ticketId = [...deps.outbox.entries.keys()][0];
  const health = new Health([]);
  const ended = new AbortController();
  const tickets = () => health.report().components.tickets;

  const reported = reportTickets({
    waiting: () => waiting(deps),
    health,
    log: silentLog,
    ended: ended.signal,
    everyMs: 1,
  });

  await vi.waitFor(() =>
    expect(tickets()).toStrictEqual({
      state: 'ready',
      detail: `outbox/${ticketId}.json is not mailed since 2026-11-22T20:00:00.000Z. SES refused <it>. Verify the sender.`,
    }),
  );
  deps.outbox.entries.clear();
  await vi.waitFor(() => expect(tickets()).toStrictEqual({ state: 'ready' }));
  ended.abort();
  await reported;
});
