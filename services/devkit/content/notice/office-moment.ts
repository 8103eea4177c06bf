import { localTime, minuteText } from '../../../bot/helpdesk/hours/local-time.ts';

const LOCAL = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)$/;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * Returns the moment at which a clock in the time zone shows a time such as `2026-12-01T09:00`; the earlier one when clocks
 * are put back. Undefined if it is no such time, or if clocks are put forward over it.
 */
export function officeMoment(text: string, timeZone: string): Date | undefined {
  const [, date, hour, minute] = LOCAL.exec(text) ?? [];
  if (date === undefined) return undefined;
  const wanted = { date, minute: Number(hour) * 60 + Number(minute) };
  const guess = Date.parse(`${text}:00Z`);
  if (Number.isNaN(guess)) return undefined;
  // Offsets from UTC are within 14 hours; each step corrects by what the clock shows.
  const tried = [guess - DAY_MINUTES * MINUTE_MS, guess + DAY_MINUTES * MINUTE_MS]
    .map((near) => guess - offsetMs(near, timeZone))
    .toSorted((a, b) => a - b);
  const found = tried.find((time) => isShown(time, wanted, timeZone));
  return found === undefined ? undefined : new Date(found);
}

/** Returns what a clock in the time zone shows, as a field for a time has it: `2026-12-01T09:00`. */
export function officeTime(moment: Date, timeZone: string): string {
  const { date, minute } = localTime(moment, timeZone);
  return `${date}T${minuteText(minute).padStart(5, '0')}`;
}

function offsetMs(time: number, timeZone: string): number {
  const shown = Date.parse(`${officeTime(new Date(time), timeZone)}:00Z`);
  return shown - Math.floor(time / MINUTE_MS) * MINUTE_MS;
}

function isShown(
  time: number,
  wanted: { readonly date: string; readonly minute: number },
  timeZone: string,
): boolean {
  const { date, minute } = localTime(new Date(time), timeZone);
  return date === wanted.date && minute === wanted.minute;
}
