import { expect, it } from 'vitest';
import { localTime, nextMoment } from '../../../../../services/bot/helpdesk/hours/local-time.ts';

// British Columbia has other rules in newer time zone data.
const ZONE = 'America/Toronto';

it('shows midnight as the first minute of a day', () => {
  expect(localTime(new Date('2026-12-01T05:00:00Z'), ZONE)).toStrictEqual({
    date: '2026-12-01',
    minute: 0,
  });
});

it.each([
  ['2026-12-01T14:45:00Z', 12 * 60, '2026-12-01T17:00:00.000Z'],
  ['2026-12-01T17:00:30Z', 12 * 60, '2026-12-02T17:00:00.000Z'],
  // The clocks are put forward in the night to 8 March 2026, and back in the night to 1 November 2026.
  ['2026-03-08T05:30:00Z', 9 * 60, '2026-03-08T13:00:00.000Z'],
  ['2026-11-01T04:30:00Z', 9 * 60, '2026-11-01T14:00:00.000Z'],
])('after %s, minute %d comes at %s', (now, minute, moment) => {
  expect(nextMoment(new Date(now), minute, ZONE).toISOString()).toBe(moment);
});
