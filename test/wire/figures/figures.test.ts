import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyEvents } from '../../../bench/many-events.ts';
import { type StoredEvents, storeEvents } from '../../../bench/stored-events.ts';
import { silentLog } from '../../../services/base/log.ts';
import { rollUp } from '../../../services/bot/helpdesk/analytics/roll-up.ts';
import { S3TextObjects } from '../../../services/bot/helpdesk/aws/s3-text-objects.ts';
import { readFigures } from '../../../services/devkit/figures/read-figures.ts';

const PER_DAY = 150;
const MONTH = { from: '2026-11-01', to: '2026-11-30' };

let stored: StoredEvents;

beforeAll(async () => {
  stored = await storeEvents(PER_DAY);
});

afterAll(() => stored.close());

const read = (asked = MONTH) => readFigures(stored.target, asked, { now: () => stored.now });

describe('the figures of a month in S3', () => {
  it('take at most 200 GETs, those of the month before and the lists with them', async () => {
    const before = stored.gets();
    const { read: how } = await read();

    expect(stored.gets() - before).toBeLessThanOrEqual(200);
    // The others are for the time zone of the office hours, and the names of teams.
    expect(how.requests).toBe(stored.gets() - before - 2);
    expect(how).toMatchObject({ unreadable: 0, countedUntil: null });
  });

  it('are of the time zone of the office hours, and count each event of its days', async () => {
    const { figures, before, timeZone } = await read();
    const expected = manyEvents('2026-11-14', PER_DAY).filter(({ kind }) => kind === 'refusal');

    expect(timeZone).toBe('America/Vancouver');
    expect(figures.byDay.find(({ day }) => day === '2026-11-14')?.refused).toBe(expected.length);
    expect(expected.length).toBeGreaterThan(5);
    expect(before).toMatchObject({ from: '2026-10-02', to: '2026-10-31' });
    expect(before.total.questions).toBeGreaterThan(2_000);
  });

  it('stay the same when the events of today are rolled up, and joined to their day', async () => {
    const { figures } = await read();
    const runAt = (time: string) =>
      rollUp({
        objects: new S3TextObjects(stored.target.s3, stored.target.ticketsBucket),
        clock: { now: () => new Date(time) },
        log: silentLog,
        hasTime: () => true,
      });
    // What is in the bucket is as old as the test, and ten minutes must have passed.
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    expect(await runAt(inAnHour)).toStrictEqual({ moved: 100 });

    expect((await read()).figures).toStrictEqual(figures);
  });
});
