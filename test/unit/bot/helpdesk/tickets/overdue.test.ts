import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { createJsonLog } from '../../../../../services/bot/helpdesk/json-log.ts';
import { finishOutbox } from '../../../../../services/bot/helpdesk/tickets/finish-outbox.ts';
import { MailNotSentError } from '../../../../../services/bot/helpdesk/tickets/mail-not-sent-error.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import { aRequest, type FakeDeps, fakeDeps } from './ticket-fakes.ts';

const HOUR = 3_600_000;
const NOTHING = { delivered: 0, failed: 0, waiting: 0, overdue: 0 };

async function refusedTicket(): Promise<FakeDeps> {
  const deps = fakeDeps();
  deps.failing.add('mail');
  deps.failWith(new MailNotSentError('refused', 'SES refused.', 'Verify the sender.', undefined));
  await openTicket({ ...deps, log: silentLog }, aRequest());
  return deps;
}

async function run(deps: FakeDeps) {
  const lines: string[] = [];
  const log = createJsonLog('info', 'request', (line) => lines.push(line));
  const summary = await finishOutbox({ ...deps, log, hasTime: () => true });
  const overdue = lines.map((line) => JSON.parse(line)).filter(isOverdueLine);
  return { summary, overdue, text: lines.join('\n') };
}

function isOverdueLine({ message }: { message?: string }): boolean {
  return message?.startsWith('ticket overdue') ?? false;
}

describe('a ticket that waits for a day', () => {
  it('is no alarm an instant before', async () => {
    const deps = await refusedTicket();
    deps.advance(24 * HOUR - 1);

    const { summary, overdue } = await run(deps);

    expect(summary.overdue).toBe(0);
    expect(overdue).toStrictEqual([]);
  });

  it('is an error in the log of each run, with what to do', async () => {
    const deps = await refusedTicket();
    deps.advance(24 * HOUR);
    const ticketId = [...deps.outbox.entries.keys()][0];

    const first = await run(deps);
    deps.advance(HOUR / 12);
    const second = await run(deps);

    expect(first.summary).toStrictEqual({ ...NOTHING, failed: 1, overdue: 1 });
    expect(second.summary).toStrictEqual({ ...NOTHING, waiting: 1, overdue: 1 });
    for (const { overdue } of [first, second])
      expect(overdue).toMatchObject([
        { level: 'error', ticketId, hours: 24, isMailed: false, remedy: 'Verify the sender.' },
      ]);
    expect(first.text + second.text).not.toMatch(/rivera|blank page/i);
  });

  it('is announced once, however many run, and goes on being tried', async () => {
    const deps = await refusedTicket();
    deps.advance(24 * HOUR);

    await Promise.all([run(deps), run(deps), run(deps)]);
    deps.advance(12 * HOUR);
    await run(deps);
    deps.failing.clear();
    deps.advance(6 * HOUR);
    await run(deps);

    expect(deps.notices.map(({ attributes }) => attributes.kind)).toStrictEqual([
      'overdue',
      'ticket',
    ]);
    expect(deps.notices[0]?.data).toMatchObject({ isMailed: false, remedy: 'Verify the sender.' });
    expect([...deps.outbox.filed.values()][0]).toMatchObject({ overdueNotice: {}, mail: {} });
    expect(deps.mails).toHaveLength(1);
  });

  it('is announced by a later run if the notice fails too', async () => {
    const deps = await refusedTicket();
    deps.failing.add('notice');
    deps.advance(24 * HOUR);
    await run(deps);
    deps.failing.delete('notice');
    deps.advance(HOUR);

    await run(deps);

    expect(deps.notices.map(({ attributes }) => attributes.kind)).toStrictEqual(['overdue']);
  });

  it('is none when its delivery succeeds in that very run', async () => {
    const deps = await refusedTicket();
    deps.failing.clear();
    deps.advance(48 * HOUR);

    const { summary, overdue } = await run(deps);

    expect(summary).toStrictEqual({ ...NOTHING, delivered: 1 });
    expect(overdue).toStrictEqual([]);
    expect(deps.notices.map(({ attributes }) => attributes.kind)).toStrictEqual(['ticket']);
  });
});
