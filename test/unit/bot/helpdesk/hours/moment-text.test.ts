import { describe, expect, it } from 'vitest';
import { momentText } from '../../../../../services/bot/helpdesk/hours/moment-text.ts';

const now = new Date('2026-12-01T17:45:00Z');

describe('a moment on the clock of the office', () => {
  it.each([
    ['2026-12-01T19:00:00Z', '20:00 today'],
    ['2026-12-01T22:59:00Z', '23:59 today'],
    ['2026-12-01T23:00:00Z', '0:00 tomorrow'],
    ['2026-12-03T08:30:00Z', '9:30 on Thursday 3 December'],
    ['2026-11-30T11:00:00Z', '12:00 on Monday 30 November'],
    ['2027-07-05T10:00:00Z', '12:00 on Monday 5 July 2027'],
  ])('%s is %s', (moment, text) => {
    expect(momentText(new Date(moment), now, 'Europe/Berlin')).toBe(`${text} (Europe/Berlin)`);
  });
});
