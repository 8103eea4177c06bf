import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { finishOutbox } from '../../../../../services/bot/helpdesk/tickets/finish-outbox.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import type { TicketLookup } from '../../../../../services/bot/helpdesk/tickets/ticket-lookup.ts';
import { aRequest, type FakeDeps, fakeDeps } from './ticket-fakes.ts';

const HOUR = 3_600_000;
const NOTHING = { delivered: 0, failed: 0, waiting: 0, overdue: 0 };

/** A ticket whose function was killed after its mail was accepted. */
async function killedAfterMail(): Promise<FakeDeps> {
  const deps = fakeDeps();
  deps.killAfterMail();
  await openTicket({ ...deps, log: silentLog }, aRequest());
  return deps;
}

function runLater(deps: FakeDeps, lookup?: TicketLookup) {
  deps.advance(HOUR);
  const more = lookup === undefined ? {} : { lookup };
  return finishOutbox({ ...deps, ...more, log: silentLog, hasTime: () => true });
}

describe('a kill between a mail and its receipt', () => {
  it('leaves an entry that says that the mail may have been sent', async () => {
    const deps = await killedAfterMail();

    const [held] = [...deps.outbox.entries.values()];
    expect(held?.entry).toMatchObject({ sending: '2026-11-22T20:00:00.000Z' });
    expect(held?.entry.mail).toBeUndefined();
  });

  it('gives no second mail if Request Tracker has the ticket', async () => {
    const deps = await killedAfterMail();
    const asked: string[] = [];
    const lookup = {
      find: async (ticketId: string) => {
        asked.push(ticketId);
        return 'RT ticket 4711';
      },
    };

    expect(await runLater(deps, lookup)).toStrictEqual({ ...NOTHING, delivered: 1 });

    const [filed] = [...deps.outbox.filed.values()];
    expect(asked).toStrictEqual([filed?.ticket.ticketId]);
    expect(deps.mails).toHaveLength(1);
    expect(filed).toMatchObject({ mail: { messageId: 'RT ticket 4711' }, notice: {} });
    expect(filed?.sending).toBeUndefined();
  });

  it('gives a second mail if Request Tracker has no such ticket', async () => {
    const deps = await killedAfterMail();

    await runLater(deps, { find: async () => undefined });

    expect(deps.mails).toHaveLength(2);
    expect(deps.outbox.entries.size).toBe(0);
  });

  it('gives a second mail that is recognised by its header, its subject and its thread', async () => {
    const deps = await killedAfterMail();

    await runLater(deps);

    const [first, second] = deps.mails;
    const ticketId = first?.headers['X-LTSI-Ticket'] ?? '';
    expect(second).toStrictEqual(first);
    expect(second?.subject).toContain(`(${ticketId})`);
    expect(second?.headers).toMatchObject({
      'In-Reply-To': `<${ticketId}@support-bot.invalid>`,
      References: `<${ticketId}@support-bot.invalid>`,
    });
  });

  it('waits while Request Tracker cannot be asked, but loses no ticket', async () => {
    const deps = await killedAfterMail();
    const lookup = { find: () => Promise.reject(new Error('RT is away')) };

    const runs = [];
    for (let run = 0; run < 3; run += 1) runs.push(await runLater(deps, lookup));

    expect(runs).toStrictEqual([
      { ...NOTHING, failed: 1 },
      { ...NOTHING, failed: 1 },
      { ...NOTHING, delivered: 1 },
    ]);
    expect(deps.mails).toHaveLength(2);
  });
});

it('asks Request Tracker about no mail that was refused before it was tried', async () => {
  const deps = fakeDeps();
  deps.outbox.replace = async () => undefined;
  await openTicket({ ...deps, log: silentLog }, aRequest());

  expect(deps.mails).toHaveLength(0);
});

it('asks Request Tracker about no ticket that is mailed for the first time', async () => {
  const deps = fakeDeps();
  const lookup = { find: () => Promise.reject(new Error('must not be asked')) };

  await openTicket({ ...deps, lookup, log: silentLog }, aRequest());

  expect(deps.mails).toHaveLength(1);
  expect(deps.outbox.entries.size).toBe(0);
});
