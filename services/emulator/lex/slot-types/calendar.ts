/** A day of the calendar, without time or zone; computed in UTC. */
export type Day = Date;

/** Returns the current day in a time zone. */
export function dayIn(now: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
  return new Date(`${parts}T00:00:00Z`);
}

/** Formats a day as `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  return day.toISOString().slice(0, 10);
}

/** Returns a day by its numbers, month 1..12; undefined if there is no such day. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const day = new Date(Date.UTC(year, month - 1, date));
  const isReal = day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
  return isReal ? day : undefined;
}

export function plusDays(day: Day, count: number): Day {
  return new Date(day.getTime() + count * 86_400_000);
}

/** Returns the same date some months later; the last day of a month that is too short. */
export function plusMonths(day: Day, count: number): Day {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  return plusDays(first, Math.min(day.getUTCDate(), last.getUTCDate()) - 1);
}

/** Returns Monday as 1 … Sunday as 7. */
export function weekdayOf(day: Day): number {
  return day.getUTCDay() === 0 ? 7 : day.getUTCDay();
}
