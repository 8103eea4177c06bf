import { dayName, daysAfter, longDate, minuteText } from './local-time.ts';
import { DAYS, type OfficeHours, type OpenTime } from './office-hours.ts';
import { type Opening, openingAt } from './opening.ts';

const NAMES = {
  sun: 'Sunday',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
};
/** People read a week from Monday on. */
const WEEK = [...DAYS.slice(1), DAYS[0]] as const;

/** Says when people answer: "Our staff are here today until 17:00.", or when they are back, and why. */
export function staffHoursLine(hours: OfficeHours, now: Date): string {
  const opening = openingAt(hours, now);
  if (opening.isOpen) return `Our staff are here today until ${minuteText(opening.until)}.`;
  return `Our staff are not here now${reasonOf(opening)}${nextOf(opening)}.`;
}

/** Says when an answer to a ticket may come, if nobody is there now. Undefined if somebody is. */
export function answerDelayLine(hours: OfficeHours, now: Date): string | undefined {
  const opening = openingAt(hours, now);
  if (opening.isOpen) return undefined;
  return `Our staff are not here now${reasonOf(opening)}${nextOf(opening)}, and answer then.`;
}

/** Answers "When are you open?": now, the week, and the closures to come. */
export function officeHoursText(hours: OfficeHours, now: Date): string {
  const { today } = openingAt(hours, now);
  const coming = hours.closures
    .filter(({ to, from }) => to >= today && from <= daysAfter(today, 60))
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .slice(0, 4)
    .map(({ from, to, reason }) =>
      from === to
        ? `Closed on ${longDate(from)} (${reason}).`
        : `Closed from ${longDate(from)} to ${longDate(to)} (${reason}).`,
    );
  return [staffHoursLine(hours, now), weekText(hours), ...coming].join('\n');
}

function reasonOf(opening: Opening): string {
  return opening.isOpen || !opening.closure ? '' : ` (closed: ${opening.closure.reason})`;
}

function nextOf(opening: Opening): string {
  if (opening.isOpen || !opening.next) return '';
  const { date, minute } = opening.next;
  return `; they are back ${dayWord(opening.today, date)} at ${minuteText(minute)}`;
}

function dayWord(today: string, date: string): string {
  if (date === today) return 'today';
  if (date === daysAfter(today, 1)) return 'tomorrow';
  return date <= daysAfter(today, 6) ? `on ${dayName(date)}` : `on ${longDate(date)}`;
}

/** "Monday to Friday 9:00–17:00." Days with the same times are said together. */
function weekText({ week }: OfficeHours): string {
  const runs: { first: string; last: string; times: string }[] = [];
  for (const day of WEEK) {
    const times = timesText(week[day] ?? []);
    const run = runs.at(-1);
    if (run && run.times === times) run.last = NAMES[day];
    else runs.push({ first: NAMES[day], last: NAMES[day], times });
  }
  const open = runs.filter(({ times }) => times !== '');
  if (open.length === 0) return 'There are no regular hours.';
  const said = open.map(({ first, last, times }) =>
    first === last ? `${first} ${times}` : `${first} to ${last} ${times}`,
  );
  return `Office hours: ${said.join('; ')}.`;
}

function timesText(times: readonly OpenTime[]): string {
  return times.map(({ from, to }) => `${minuteText(from)}–${minuteText(to)}`).join(' and ');
}
