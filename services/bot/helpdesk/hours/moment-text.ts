import { daysAfter, localTime, longDate, minuteText } from './local-time.ts';

/** Says when something is, as a clock in the time zone shows it: "12:00 today (America/Vancouver)". */
export function momentText(moment: Date, now: Date, timeZone: string): string {
  const { date, minute } = localTime(moment, timeZone);
  const today = localTime(now, timeZone).date;
  return `${minuteText(minute)} ${dayText(date, today)} (${timeZone})`;
}

function dayText(date: string, today: string): string {
  if (date === today) return 'today';
  if (date === daysAfter(today, 1)) return 'tomorrow';
  const year = date.slice(0, 4);
  return `on ${longDate(date)}${year === today.slice(0, 4) ? '' : ` ${year}`}`;
}
