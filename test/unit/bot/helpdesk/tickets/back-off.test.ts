import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { createJsonLog } from '../../../../../services/bot/helpdesk/json-log.ts';
import { finishOutbox } from '../../../../../services/bot/helpdesk/tickets/finish-outbox.ts';
import {
  MailNotSentError,
  type ProblemKind,
} from '../../../../../services/bot/helpdesk/tickets/mail-not-sent-error.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import { aRequest, type FakeDeps, fakeDeps } from './ticket-fakes.ts';

const MINUTE = 60_000;
const NOTHING = { delivered: 0, failed: 0, waiting: 0, overdue: 0 };
/** As often as the schedule runs the outbox. */
const EVERY = 5 * MINUTE;

function notSent(kind: ProblemKind): MailNotSentError {
  return new MailNotSentError(kind, `SES says ${kind}.`, 'Do something.', undefined);
}

/** A ticket whose first mail met an error. */
async function failedTicket(error?: Error, count = 1): Promise<FakeDeps> {
  const deps = fakeDeps();
  deps.failing.add('mail');
  if (error) deps.failWith(error);
  for (let index = 0; index < count; index += 1)
    await openTicket({ ...deps, log: silentLog }, aRequest({ conversationId: `c${index}` }));
  return deps;
}

function finish(deps: FakeDeps, more: object = {}) {
  return finishOutbox({ ...deps, log: silentLog, hasTime: () => true, ...more });
}

/** Runs the outbox every five minutes. Returns the minutes at which it tried to mail. */
async function minutesOfAttempts(deps: FakeDeps, hours: number): Promise<number[]> {
  const begun = deps.outbox.now;
  const tried: number[] = [];
  const { mailer } = deps;
  const watched = {
    send: (mail: Parameters<typeof mailer.send>[0]) => {
      tried.push((deps.outbox.now - begun) / MINUTE);
      return mailer.send(mail);
    },
  };
  for (let run = 0; run < (hours * 60 * MINUTE) / EVERY; run += 1) {
    deps.advance(EVERY);
    await finish(deps, { mailer: watched });
  }
  return tried;
}

const entryOf = (deps: FakeDeps) => [...deps.outbox.entries.values()][0]?.entry;

describe('a ticket that fails', () => {
  it('is tried after 5, 10, 20, 40 … minutes up to 6 hours, and is never given up', async () => {
    const deps = await failedTicket();

    const minutes = await minutesOfAttempts(deps, 72);

    const waits = minutes.map((minute, index) => minute - (minutes[index - 1] ?? 0));
    expect(waits.slice(0, 9)).toStrictEqual([5, 10, 20, 40, 80, 160, 320, 360, 360]);
    expect(new Set(waits.slice(7))).toStrictEqual(new Set([360]));
    deps.failing.clear();
    deps.advance(6 * 60 * MINUTE);
    expect(await finish(deps)).toStrictEqual({ ...NOTHING, delivered: 1 });
    expect([deps.mails.length, deps.outbox.entries.size]).toStrictEqual([1, 0]);
  });

  it('keeps in its entry when it is due, for every function that reads it', async () => {
    const deps = await failedTicket();

    expect(entryOf(deps)).toMatchObject({
      attempts: 1,
      retryAt: '2026-11-22T20:05:00.000Z',
      problem: { kind: 'failed', reason: 'A service failed (Error).' },
    });
    deps.failing.clear();
    deps.advance(EVERY - 1);
    expect(await finish(deps)).toStrictEqual({ ...NOTHING, waiting: 1 });
    deps.advance(1);
    expect(await finish(deps)).toStrictEqual({ ...NOTHING, delivered: 1 });
  });

  it('is tried earlier by chance', async () => {
    const deps = { ...fakeDeps(), random: () => 0.5 };
    deps.failing.add('mail');
    await openTicket({ ...deps, log: silentLog }, aRequest());

    expect(entryOf(deps)?.retryAt).toBe('2026-11-22T20:04:30.000Z');
  });

  it('is tried at once when somebody says that it is repaired', async () => {
    const deps = await failedTicket(notSent('refused'));
    deps.failing.clear();
    deps.advance(EVERY);

    expect(await finish(deps)).toStrictEqual({ ...NOTHING, waiting: 1 });
    expect(await finish(deps, { retryNow: true })).toStrictEqual({ ...NOTHING, delivered: 1 });
  });

  it('is filed without what went wrong', async () => {
    const deps = await failedTicket();
    deps.failing.clear();
    deps.advance(EVERY);

    await finish(deps);

    const [filed] = [...deps.outbox.filed.values()];
    expect(Object.keys(filed ?? {}).toSorted()).toStrictEqual([
      'attempts',
      'claimedAt',
      'mail',
      'notice',
      'ticket',
    ]);
  });

  it('is tried as one that was interrupted, if what failed cannot be written down', async () => {
    const deps = fakeDeps();
    deps.failing.add('mail');
    const { replace } = deps.outbox;
    let writes = 0;
    deps.outbox.replace = async (held, entry) => {
      writes += 1;
      if (writes > 1) throw new Error('the bucket is away');
      return replace.call(deps.outbox, held, entry);
    };

    const { mail } = await openTicket({ ...deps, log: silentLog }, aRequest());
    deps.outbox.replace = replace;
    deps.failing.clear();
    deps.advance(2 * MINUTE);

    expect(mail).toBe('unknown');
    expect(await finish(deps)).toStrictEqual({ ...NOTHING, delivered: 1 });
  });
});

describe('a mail that is throttled', () => {
  it('is tried every five minutes, and does not count as an attempt', async () => {
    const deps = await failedTicket(notSent('throttled'));

    const minutes = await minutesOfAttempts(deps, 0.5);

    expect(minutes).toStrictEqual([5, 10, 15, 20, 25, 30]);
    expect(entryOf(deps)?.attempts).toBe(0);
  });

  it('fails no run', async () => {
    const deps = await failedTicket(notSent('throttled'));
    deps.advance(EVERY);

    expect(await finish(deps)).toStrictEqual({ ...NOTHING, waiting: 1 });
  });

  it('slows a run down, and ends its mailing when it goes on', async () => {
    const deps = await failedTicket(notSent('throttled'), 9);
    let sent = 0;
    const mailer = {
      send: async () => {
        sent += 1;
        throw notSent('throttled');
      },
    };
    deps.advance(EVERY);

    expect(await finish(deps, { mailer })).toStrictEqual({ ...NOTHING, waiting: 9 });
    expect(sent).toBe(3);
    expect(deps.pauses).toStrictEqual([1000, 1000]);
  });

  it('ends the mailing of a run at once when the quota of a day is used up', async () => {
    const deps = await failedTicket(notSent('quota'), 3);
    let sent = 0;
    const mailer = {
      send: async () => {
        sent += 1;
        throw notSent('quota');
      },
    };
    deps.advance(60 * MINUTE);

    await finish(deps, { mailer });

    expect(sent).toBe(1);
  });
});

describe('a mail that is refused', () => {
  it('waits for hours, and says at once what to do', async () => {
    const lines: string[] = [];
    const log = createJsonLog('info', 'request', (line) => lines.push(line));
    const deps = fakeDeps();
    deps.failing.add('mail');
    deps.failWith(notSent('refused'));

    await openTicket({ ...deps, log }, aRequest());

    const [line] = lines.map((text) => JSON.parse(text));
    expect(line).toMatchObject({
      level: 'error',
      message: 'mail refused; the ticket waits',
      queue: 'learning-tools',
      reason: 'SES says refused.',
      remedy: 'Do something.',
    });
    expect(lines.join()).not.toMatch(/rivera|blank page/i);
    expect(await minutesOfAttempts(deps, 13)).toStrictEqual([60, 180, 420, 780]);
  });

  it('was not sent, so it is looked up nowhere and arrives once', async () => {
    const deps = await failedTicket(notSent('refused'));
    const lookup = { find: () => Promise.reject(new Error('must not be asked')) };
    deps.failing.clear();
    deps.advance(60 * MINUTE);

    expect(await finish(deps, { lookup })).toStrictEqual({ ...NOTHING, delivered: 1 });
    expect(deps.mails).toHaveLength(1);
  });
});

describe('what the client hears', () => {
  it('is that the mail waits, if it does', async () => {
    const deps = { ...fakeDeps(), log: silentLog };
    deps.failing.add('mail');

    const first = await openTicket(deps, aRequest());
    const again = await openTicket(deps, aRequest());

    expect([first.mail, again.mail]).toStrictEqual(['unknown', 'unknown']);
  });

  it('is nothing of a notice that waits', async () => {
    const deps = { ...fakeDeps(), log: silentLog };
    deps.failing.add('notice');

    const opened = await openTicket(deps, aRequest());

    expect(opened.mail).toBe('sent');
    expect(deps.outbox.entries.size).toBe(1);
  });

  it('is nothing of a mail that went out, also when it is asked again', async () => {
    const deps = { ...fakeDeps(), log: silentLog };

    const first = await openTicket(deps, aRequest());
    const again = await openTicket(deps, aRequest());

    expect([first.mail, again.mail]).toStrictEqual(['sent', 'sent']);
  });
});
