import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { readConfig } from '../../../../../services/bot/functions/outbox/config.ts';
import { runOutbox } from '../../../../../services/bot/functions/outbox/run-outbox.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import { aRequest, fakeNeeds } from '../../helpdesk/tickets/ticket-fakes.ts';

async function needsWithUnmailedTicket() {
  const needs = { ...fakeNeeds(), log: silentLog, hasTime: () => true };
  needs.failing.add('mail');
  await openTicket(needs, aRequest());
  needs.advance(5 * 60_000);
  return needs;
}

describe('the outbox function', () => {
  it('says how many tickets it delivered', async () => {
    const needs = await needsWithUnmailedTicket();
    needs.failing.clear();

    expect(await runOutbox(needs)).toStrictEqual({ delivered: 1, failed: 0 });
  });

  it('fails when a ticket could not be delivered, and keeps it', async () => {
    const needs = await needsWithUnmailedTicket();

    await expect(runOutbox(needs)).rejects.toThrow('1 recorded tickets could not be delivered');
    expect(needs.outbox.entries.size).toBe(1);
  });

  it('has nothing to do with an empty outbox', async () => {
    const needs = { ...fakeNeeds(), log: silentLog, hasTime: () => true };

    expect(await runOutbox(needs)).toStrictEqual({ delivered: 0, failed: 0 });
  });
});

it('names every variable that is missing', () => {
  expect(() => readConfig({ MAIL_FROM: 'bot@example.edu' })).toThrow(
    'TICKETS_BUCKET, NOTIFICATIONS_TOPIC_ARN must be set',
  );
});
