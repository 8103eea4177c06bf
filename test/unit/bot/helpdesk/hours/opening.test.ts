import { expect, it } from 'vitest';
import {
  answerDelayLine,
  officeHoursText,
  staffHoursLine,
} from '../../../../../services/bot/helpdesk/hours/hours-wording.ts';
import { openingAt } from '../../../../../services/bot/helpdesk/hours/opening.ts';
import { parseHours } from '../../../../../services/bot/helpdesk/hours/parse-hours.ts';

const day = ['09:00-17:00'];
const file = {
  v: 1,
  timeZone: 'America/Toronto',
  week: { mon: day, tue: day, wed: ['09:00-12:00', '13:00-17:00'], thu: day, fri: ['09:00-16:30'] },
  closures: [{ from: '2026-12-24', to: '2027-01-03', reason: 'winter break' }],
};
const hours = parseHours(JSON.stringify(file));
const at = (text: string) => new Date(text);

it.each([
  ['2026-12-01T11:00:00-05:00', 'Our staff are here today until 17:00.'],
  ['2026-12-04T16:29:00-05:00', 'Our staff are here today until 16:30.'],
  ['2026-12-01T07:59:00-05:00', 'Our staff are not here now; they are back today at 9:00.'],
  ['2026-12-02T12:10:00-05:00', 'Our staff are not here now; they are back today at 13:00.'],
  ['2026-12-01T17:00:00-05:00', 'Our staff are not here now; they are back tomorrow at 9:00.'],
  ['2026-12-04T16:30:00-05:00', 'Our staff are not here now; they are back on Monday at 9:00.'],
  [
    '2026-12-23T18:00:00-05:00',
    'Our staff are not here now (closed: winter break); they are back on Monday 4 January at 9:00.',
  ],
  [
    '2026-12-31T10:00:00-05:00',
    'Our staff are not here now (closed: winter break); they are back on Monday at 9:00.',
  ],
])('at %s: %s', (moment, line) => {
  expect(staffHoursLine(hours, at(moment))).toBe(line);
});

it('counts in the time zone of the office, in summer time too', () => {
  expect(openingAt(hours, at('2026-07-07T12:59:00Z')).isOpen).toBe(false);
  expect(openingAt(hours, at('2026-07-07T13:00:00Z')).isOpen).toBe(true);
  expect(openingAt(hours, at('2026-12-08T13:59:00Z')).isOpen).toBe(false);
  expect(openingAt(hours, at('2026-12-08T14:00:00Z')).isOpen).toBe(true);
});

it('says nothing of a delay while somebody is there', () => {
  expect(answerDelayLine(hours, at('2026-12-01T11:00:00-05:00'))).toBeUndefined();
  expect(answerDelayLine(hours, at('2026-12-05T11:00:00-05:00'))).toContain('on Monday at 9:00');
});

it('says the week and the closures to come', () => {
  expect(officeHoursText(hours, at('2026-12-01T11:00:00-05:00'))).toBe(
    [
      'Our staff are here today until 17:00.',
      'Office hours: Monday to Tuesday 9:00–17:00; Wednesday 9:00–12:00 and 13:00–17:00; Thursday 9:00–17:00; Friday 9:00–16:30.',
      'Closed from Thursday 24 December to Sunday 3 January (winter break).',
    ].join('\n'),
  );
});

it('has no next opening if there are no hours', () => {
  const never = parseHours(JSON.stringify({ ...file, week: {} }));

  expect(staffHoursLine(never, at('2026-12-01T11:00:00-05:00'))).toBe(
    'Our staff are not here now.',
  );
  expect(officeHoursText(never, at('2027-02-01T11:00:00-05:00'))).toContain('no regular hours');
});

it.each([
  [{ v: 2 }, 'v must be 1'],
  [{ timeZone: 'Vancouver' }, 'timeZone "Vancouver" is unknown'],
  [{ week: { mon: ['9-17'] } }, 'Monday: "9-17" must be like "09:00-17:00"'],
  [{ week: { mon: ['17:00-09:00'] } }, 'Monday: the end 09:00 is before the start 17:00'],
  [{ week: { tue: ['09:00-09:00'] } }, 'Tuesday: the end 09:00 is the start, too'],
  [{ week: { sun: ['-17:00'] } }, 'Sunday: the start is missing'],
  [{ week: { monday: day } }, 'unknown key "monday"'],
  [{ closures: [{ from: '2026-02-30', to: '2026-03-01', reason: 'x' }] }, 'from must be a date'],
  [{ closures: [{ from: '2026-03-02', to: '2026-03-01', reason: 'x' }] }, 'before it begins'],
])('names the problem of %j', (parts, problem) => {
  expect(() => parseHours(JSON.stringify({ ...file, ...parts }), 'content/hours.json')).toThrow(
    problem,
  );
});
