import { DAYS, type Day } from './office-hours.ts';

/** A moment as the clock on a wall shows it. */
export interface LocalTime {
  /** "2026-12-24" */
  readonly date: string;
  /** Minutes since midnight. */
  readonly minute: number;
}

/** In milliseconds. */
const MINUTE = 60_000;
/** In minutes. */
const DAY = 24 * 60;

/** Returns what a clock in the time zone shows. */
export function localTime(moment: Date, timeZone: string): LocalTime {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** Returns the date some days after another. */
export function daysAfter(date: string, days: number): string {
  const time = new Date(`${date}T12:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

export function dayOf(date: string): Day {
  return DAYS[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? 'sun';
}

/** "Monday" */
export function dayName(date: string): string {
  return new Date(`${date}T12:00:00Z`).toLocaleDateString('en', {
    weekday: 'long',
    timeZone: 'UTC',
  });
}

/** "Monday 4 January" */
export function longDate(date: string): string {
  const month = new Date(`${date}T12:00:00Z`).toLocaleDateString('en', {
    month: 'long',
    timeZone: 'UTC',
  });
  return `${dayName(date)} ${Number(date.slice(8))} ${month}`;
}

/** "9:00" */
export function minuteText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** Returns the next moment at which a clock in the time zone shows a minute of the day. */
export function nextMoment(now: Date, minute: number, timeZone: string): Date {
  const start = Math.ceil(now.getTime() / MINUTE) * MINUTE;
  const ahead = (minute - localTime(new Date(start), timeZone).minute + DAY) % DAY;
  const found = new Date(start + ahead * MINUTE);
  // The clock may have been put forward or back since.
  const shown = localTime(found, timeZone).minute;
  return new Date(found.getTime() + (minute - shown) * MINUTE);
}
