import { describe, expect, it } from 'vitest';
import {
  isDateFormat,
  parseDate,
  parseDateMath,
} from '../../../../search-engine/index/date-format.ts';

const ISO = 'strict_date_optional_time||epoch_millis';
const now = new Date('2026-05-13T10:20:30.400Z');

describe('dates', () => {
  it.each([
    { text: '2026', millis: Date.UTC(2026, 0, 1) },
    { text: '2026-03', millis: Date.UTC(2026, 2, 1) },
    { text: '2026-03-04', millis: Date.UTC(2026, 2, 4) },
    { text: '2026-03-04T05:06', millis: Date.UTC(2026, 2, 4, 5, 6) },
    { text: '2026-03-04T05:06:07.089Z', millis: Date.UTC(2026, 2, 4, 5, 6, 7, 89) },
    { text: '2026-03-04T05:06:07+02:00', millis: Date.UTC(2026, 2, 4, 3, 6, 7) },
    { text: '86400000', millis: 86_400_000 },
    { text: '04/03/2026', millis: undefined },
    { text: '2026-13-01', millis: undefined },
  ])('reads $text', ({ text, millis }) => {
    expect(parseDate(text, ISO)).toBe(millis);
  });

  it('knows which formats it can read', () => {
    expect(isDateFormat(ISO)).toBe(true);
    expect(isDateFormat('dd/MM/yyyy')).toBe(false);
  });

  it.each([
    { math: 'now', up: false, date: '2026-05-13T10:20:30.400Z' },
    { math: 'now-1d', up: false, date: '2026-05-12T10:20:30.400Z' },
    { math: 'now/d', up: false, date: '2026-05-13T00:00:00.000Z' },
    { math: 'now/d', up: true, date: '2026-05-13T23:59:59.999Z' },
    { math: 'now/w', up: false, date: '2026-05-11T00:00:00.000Z' },
    { math: 'now/M', up: true, date: '2026-05-31T23:59:59.999Z' },
    { math: 'now-1y/y', up: false, date: '2025-01-01T00:00:00.000Z' },
    { math: '2026-01-31||+1M', up: false, date: '2026-03-03T00:00:00.000Z' },
  ])('works out $math', ({ math, up, date }) => {
    expect(new Date(parseDateMath(math, ISO, now, up) ?? 0).toISOString()).toBe(date);
  });

  it('returns nothing for date math that it cannot read', () => {
    expect(parseDateMath('now-1parsec', ISO, now, false)).toBeUndefined();
  });
});
