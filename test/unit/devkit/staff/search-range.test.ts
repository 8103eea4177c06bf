import { describe, expect, it } from 'vitest';
import { onDaysOf, searchRange } from '../../../../services/devkit/staff/search-range.ts';

/** 1 December in UTC, and still 30 November in Los Angeles. */
const NOW = new Date('2026-12-01T06:00:00Z');

describe('the days of a search', () => {
  it('end today, by the clock of the office', () => {
    expect(searchRange({}, NOW, 'America/Los_Angeles')).toStrictEqual({
      ...{ from: '2026-11-01', to: '2026-11-30' },
      timeZone: 'America/Los_Angeles',
    });
    expect(searchRange({}, NOW)).toMatchObject({ to: '2026-12-01', timeZone: 'UTC' });
  });

  it('begin and end at midnight of the office, in winter and in summer', () => {
    const isOn = (day: string) => onDaysOf({ from: day, to: day, timeZone: 'America/Los_Angeles' });
    const winter = ['2026-11-30T07:59:59Z', '2026-11-30T08:00:00Z', NOW, '2026-12-01T08:00:00Z'];
    const summer = ['2026-07-01T06:59:59Z', '2026-07-01T07:00:00Z', '2026-07-02T07:00:00Z'];
    const dates = (moments: readonly (string | Date)[]) => moments.map((one) => new Date(one));

    expect(dates(winter).map(isOn('2026-11-30'))).toStrictEqual([false, true, true, false]);
    expect(dates(summer).map(isOn('2026-07-01'))).toStrictEqual([false, true, false]);
  });
});
