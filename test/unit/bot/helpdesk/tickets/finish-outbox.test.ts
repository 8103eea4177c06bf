import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { finishOutbox } from '../../../../../services/bot/helpdesk/tickets/finish-outbox.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import { aRequest, type FakeNeeds, fakeNeeds } from './ticket-fakes.ts';

const MINUTE = 60_000;

async function withUnfinishedTicket(failing: 'mail' | 'notice'): Promise<FakeNeeds> {
  const needs = fakeNeeds();
  needs.failing.add(failing);
  await openTicket({ ...needs, log: silentLog }, aRequest());
  needs.failing.clear();
  return needs;
}

function finish(needs: FakeNeeds, hasTime = () => true) {
  return finishOutbox({ ...needs, log: silentLog, hasTime });
}

describe('finishOutbox', () => {
  it('mails, announces and files what was only recorded', async () => {
    const needs = await withUnfinishedTicket('mail');
    needs.advance(2 * MINUTE);

    const summary = await finish(needs);

    expect(summary).toStrictEqual({ delivered: 1, failed: 0 });
    expect([needs.mails.length, needs.notices.length]).toStrictEqual([1, 1]);
    expect(needs.outbox.entries.size).toBe(0);
    expect([...needs.outbox.filed.values()][0]?.attempts).toBe(2);
  });

  it('does not mail again what was mailed before the fault', async () => {
    const needs = await withUnfinishedTicket('notice');
    needs.advance(2 * MINUTE);

    await finish(needs);

    expect([needs.mails.length, needs.notices.length]).toStrictEqual([1, 1]);
  });

  it('leaves an entry alone that is younger than two minutes', async () => {
    const needs = await withUnfinishedTicket('mail');
    needs.advance(2 * MINUTE - 1);

    expect(await finish(needs)).toStrictEqual({ delivered: 0, failed: 0 });
    expect(needs.mails).toHaveLength(0);
  });

  it('mails once when several run at the same time', async () => {
    const needs = await withUnfinishedTicket('mail');
    needs.advance(2 * MINUTE);

    await Promise.all([finish(needs), finish(needs), finish(needs)]);

    expect([needs.mails.length, needs.notices.length]).toStrictEqual([1, 1]);
    expect(needs.outbox.entries.size).toBe(0);
  });

  it('goes on to the next ticket when one fails, and keeps that one', async () => {
    const needs = await withUnfinishedTicket('mail');
    needs.failing.add('mail');
    await openTicket({ ...needs, log: silentLog }, aRequest({ category: 'accounts' }));
    needs.failing.clear();
    needs.advance(2 * MINUTE);
    const send = needs.mailer.send;
    const mailer = {
      send: (mail: { to: string } & Parameters<typeof send>[0]) =>
        mail.to.startsWith('accounts') ? Promise.reject(new Error('refused')) : send(mail),
    };

    const summary = await finishOutbox({ ...needs, mailer, log: silentLog, hasTime: () => true });

    expect(summary).toStrictEqual({ delivered: 1, failed: 1 });
    expect(needs.outbox.entries.size).toBe(1);
  });

  it('stops when its time is over', async () => {
    const needs = await withUnfinishedTicket('mail');
    needs.advance(2 * MINUTE);

    expect(await finish(needs, () => false)).toStrictEqual({ delivered: 0, failed: 0 });
    expect(needs.outbox.entries.size).toBe(1);
  });
});
