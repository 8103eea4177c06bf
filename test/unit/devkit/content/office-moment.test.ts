import { describe, expect, it } from 'vitest';
import {
  officeMoment,
  officeTime,
} from '../../../../services/devkit/content/notice/office-moment.ts';

describe('a time of the office', () => {
  it.each([
    ['2026-12-02T09:00', 'America/Toronto', '2026-12-02T14:00:00.000Z'],
    ['2026-07-02T09:00', 'America/Toronto', '2026-07-02T13:00:00.000Z'],
    ['2026-07-02T00:00', 'Pacific/Auckland', '2026-07-01T12:00:00.000Z'],
    ['2026-07-02T23:45', 'Asia/Kathmandu', '2026-07-02T18:00:00.000Z'],
    ['2026-11-01T01:30', 'America/Toronto', '2026-11-01T05:30:00.000Z'],
  ])('%s in %s is %s', (text, timeZone, expected) => {
    const moment = officeMoment(text, timeZone);

    expect(moment?.toISOString()).toBe(expected);
    expect(moment && officeTime(moment, timeZone)).toBe(text);
  });

  it.each(['2026-03-08T02:30', '2026-13-01T10:00', '2026-02-30T10:00', '10:00', ''])(
    '%j is none in America/Toronto',
    (text) => {
      expect(officeMoment(text, 'America/Toronto')).toBeUndefined();
    },
  );
});
