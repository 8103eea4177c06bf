import { describe, expect, it } from 'vitest';
import { localTime } from '../../../../../services/bot/helpdesk/hours/local-time.ts';
import { readTimes } from '../../../../../services/bot/helpdesk/urgency/read-times.ts';
import { saidText } from '../../../../../services/bot/helpdesk/urgent/said-words.ts';

/** It never changes its clocks. */
const ZONE = 'America/Phoenix';
/** A Wednesday, 10:20. */
const now = localTime(new Date('2026-12-02T17:20:00Z'), ZONE);

function hoursIn(text: string): number[] {
  return readTimes({ words: saidText(text).words, now }).map(
    ({ hours }) => Math.round(hours * 100) / 100,
  );
}

describe('a time that is soon', () => {
  it.each([
    ['in 10 minutes', 0.17],
    ['in ten minutes', 0.17],
    ['in about half an hour', 0.5],
    ['within the next two hours', 2],
    ['in 2 hour', 2],
    ['in an hour', 1],
    ['25 mins left', 0.42],
    ['5 min ago', -0.08],
    ['at 11', 0.67],
    ['at eleven', 0.67],
    ['11am', 0.67],
    ['11 a.m.', 0.67],
    ['10:40', 0.33],
    ['by noon', 1.67],
    ['at 4', 5.67],
    ['at half past ten', 0.17],
    ['at ten past ten', -0.17],
    ['quarter to eleven', 0.42],
    ['at midnight', 13.67],
    ['before 11:59 tonight', 10.67],
    ['today at 4', 5.67],
    ['right now', 0],
    ['on Wednesday', 0],
    ['December 2', 0],
  ])('"%s" is in %d hours', (text, hours) => {
    expect(hoursIn(text)).toStrictEqual([hours]);
  });
});

describe('a time that is not soon', () => {
  it.each([
    ['tomorrow at 8:30', 22.67],
    ['yesterday', -24],
    ['last year', -168],
    ['last Monday', -48],
    ['next Friday', 168],
    ['Monday at 11', 120],
    ['in two weeks', 336],
    ['next term', 168],
    ['end of the month', 168],
    ['in January', 168],
    ['December 15', 168],
    ['on the 7th', 168],
    ['an hour ago', -1],
  ])('"%s" is in %d hours', (text, hours) => {
    expect(hoursIn(text)).toStrictEqual([hours]);
  });
});

describe('what only looks like a time', () => {
  it.each([
    'error 403',
    'room 112',
    'it stops at 99 percent',
    '50 % more',
    'question 7 of 20',
    '1,400 people',
    'you may open it',
    'it takes half an hour of work',
    'version 2025',
    'at 5 percent',
    'before 2 weeks',
    '',
  ])('"%s" is none', (text) => {
    expect(hoursIn(text)).toStrictEqual([]);
  });
});

describe('the days of the year', () => {
  it.each([
    ['2026-12-31T19:00:00Z', 'January 1', 21],
    ['2027-02-28T19:00:00Z', 'March 1', 21],
  ])('go on at its end: from %s, %s is tomorrow', (moment, text, hours) => {
    const at = localTime(new Date(moment), ZONE);

    expect(readTimes({ words: saidText(text).words, now: at })[0]?.hours).toBe(hours);
  });

  it('are those of the time zone', () => {
    const evening = localTime(new Date('2026-12-03T03:00:00Z'), ZONE);

    expect(readTimes({ words: saidText('due at 9 pm').words, now: evening })[0]?.hours).toBe(1);
  });
});
