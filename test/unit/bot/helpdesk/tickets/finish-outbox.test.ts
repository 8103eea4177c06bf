import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { finishOutbox } from '../../../../../services/bot/helpdesk/tickets/finish-outbox.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import { aRequest, type FakeDeps, fakeDeps } from './ticket-fakes.ts';

const MINUTE = 60_000;
const NOTHING = { delivered: 0, failed: 0, waiting: 0, overdue: 0 };

async function withUnfinishedTicket(failing: 'mail' | 'notice'): Promise<FakeDeps> {
  const deps = fakeDeps();
  deps.failing.add(failing);
  await openTicket({ ...deps, log: silentLog }, aRequest());
  deps.failing.clear();
  return deps;
}

function finish(deps: FakeDeps, hasTime = () => true) {
  return finishOutbox({ ...deps, log: silentLog, hasTime });
}

describe('finishOutbox', () => {
  it('mails, announces and files what was only recorded', async () => {
    const deps = await withUnfinishedTicket('mail');
    deps.advance(5 * MINUTE);

    const summary = await finish(deps);

    expect(summary).toStrictEqual({ ...NOTHING, delivered: 1 });
    expect([deps.mails.length, deps.notices.length]).toStrictEqual([1, 1]);
    expect(deps.outbox.entries.size).toBe(0);
    expect([...deps.outbox.filed.values()][0]?.attempts).toBe(2);
  });

  it('does not mail again what was mailed before the fault', async () => {
    const deps = await withUnfinishedTicket('notice');
    deps.advance(5 * MINUTE);

    await finish(deps);

    expect([deps.mails.length, deps.notices.length]).toStrictEqual([1, 1]);
  });

  it('leaves an entry alone that is younger than two minutes', async () => {
    const deps = await withUnfinishedTicket('mail');
    deps.advance(2 * MINUTE - 1);

    expect(await finish(deps)).toStrictEqual(NOTHING);
    expect(deps.mails).toHaveLength(0);
  });

  it('mails once when several run at the same time', async () => {
    const deps = await withUnfinishedTicket('mail');
    deps.advance(5 * MINUTE);

    await Promise.all([finish(deps), finish(deps), finish(deps)]);

    expect([deps.mails.length, deps.notices.length]).toStrictEqual([1, 1]);
    expect(deps.outbox.entries.size).toBe(0);
  });

  it('leaves a ticket alone that another run has claimed since it was listed', async () => {
    const deps = await withUnfinishedTicket('mail');
    deps.advance(5 * MINUTE);
    const [[ticketId = '', { revision }] = ['', { revision: '' }]] = [...deps.outbox.entries];
    const outbox = Object.create(deps.outbox) as FakeDeps['outbox'];
    outbox.untouchedSince = async function* () {
      yield { ticketId, revision };
    };
    const { send } = deps.mailer;
    const late: unknown[] = [];
    const mailer = {
      send: async (mail: Parameters<typeof send>[0]) => {
        late.push(await finish({ ...deps, outbox }));
        return send(mail);
      },
    };

    await finish({ ...deps, mailer });

    expect(late).toStrictEqual([NOTHING]);
    expect(deps.mails).toHaveLength(1);
    expect(deps.outbox.filed.has(ticketId)).toBe(true);
  });

  it('goes on to the next ticket when one fails, and keeps that one', async () => {
    const deps = await withUnfinishedTicket('mail');
    deps.failing.add('mail');
    await openTicket({ ...deps, log: silentLog }, aRequest({ category: 'accounts' }));
    deps.failing.clear();
    deps.advance(5 * MINUTE);
    const send = deps.mailer.send;
    const mailer = {
      send: (mail: { to: string } & Parameters<typeof send>[0]) =>
        mail.to.startsWith('accounts') ? Promise.reject(new Error('refused')) : send(mail),
    };

    const summary = await finishOutbox({ ...deps, mailer, log: silentLog, hasTime: () => true });

    expect(summary).toStrictEqual({ ...NOTHING, delivered: 1, failed: 1 });
    expect(deps.outbox.entries.size).toBe(1);
  });

  it('stops when its time is over', async () => {
    const deps = await withUnfinishedTicket('mail');
    deps.advance(5 * MINUTE);

    expect(await finish(deps, () => false)).toStrictEqual(NOTHING);
    expect(deps.outbox.entries.size).toBe(1);
  });
});
