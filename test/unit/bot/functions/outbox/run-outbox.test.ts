import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { readConfig } from '../../../../../services/bot/functions/outbox/config.ts';
import { runOutbox } from '../../../../../services/bot/functions/outbox/run-outbox.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import { MemoryTexts } from '../../helpdesk/analytics/memory-texts.ts';
import { aRequest, fakeDeps } from '../../helpdesk/tickets/ticket-fakes.ts';

const NOTHING = { delivered: 0, failed: 0, waiting: 0, overdue: 0 };

async function depsWithUnmailedTicket() {
  const deps = { ...fakeDeps(), objects: new MemoryTexts(), log: silentLog, hasTime: () => true };
  deps.failing.add('mail');
  await openTicket(deps, aRequest());
  deps.advance(5 * 60_000);
  return deps;
}

describe('the outbox function', () => {
  it('says how many tickets it delivered', async () => {
    const deps = await depsWithUnmailedTicket();
    deps.failing.clear();

    expect(await runOutbox(deps)).toStrictEqual({ ...NOTHING, delivered: 1 });
  });

  it('fails when a ticket could not be delivered, and keeps it', async () => {
    const deps = await depsWithUnmailedTicket();

    await expect(runOutbox(deps)).rejects.toThrow('1 recorded tickets could not be delivered');
    expect(deps.outbox.entries.size).toBe(1);
  });

  it('has nothing to do with an empty outbox', async () => {
    const deps = { ...fakeDeps(), objects: new MemoryTexts(), log: silentLog, hasTime: () => true };

    expect(await runOutbox(deps)).toStrictEqual(NOTHING);
  });
});

it('names every variable that is missing', () => {
  expect(() => readConfig({ MAIL_FROM: 'bot@example.edu' })).toThrow(
    'DOCUMENTS_BUCKET, TICKETS_BUCKET, NOTIFICATIONS_TOPIC_ARN, URGENT_TOPIC_ARN must be set',
  );
});

describe('the configuration of Request Tracker', () => {
  const NEEDED = {
    DOCUMENTS_BUCKET: 'documents',
    TICKETS_BUCKET: 'tickets',
    NOTIFICATIONS_TOPIC_ARN: 'arn:aws:sns:ca-central-1:000000000000:notices',
    URGENT_TOPIC_ARN: 'arn:aws:sns:ca-central-1:000000000000:urgent',
    MAIL_FROM: 'bot@example.edu',
  };

  it('is off unless it is set', () => {
    expect(readConfig(NEEDED).requestTracker).toBeUndefined();
  });

  it('has an address and a token', () => {
    const set = { ...NEEDED, RT_URL: 'https://rt.example.edu', RT_TOKEN: '1-14-abc' };

    expect(readConfig(set).requestTracker).toStrictEqual({
      url: 'https://rt.example.edu',
      token: '1-14-abc',
    });
  });

  it.each([
    [{ RT_URL: 'https://rt.example.edu' }, 'RT_URL and RT_TOKEN must be set together'],
    [{ RT_TOKEN: '1-14-abc' }, 'RT_URL and RT_TOKEN must be set together'],
    [{ RT_URL: 'rt.example.edu', RT_TOKEN: '1-14-abc' }, 'RT_URL must be a URL'],
  ])('is refused in part: %j', (set, problem) => {
    expect(() => readConfig({ ...NEEDED, ...set })).toThrow(problem);
  });
});
