import { dayOf, daysAfter, localTime } from './local-time.ts';
import type { Closure, OfficeHours, OpenTime } from './office-hours.ts';

/** Whether people answer now, until when, or from when again. */
export type Opening =
  | { readonly isOpen: true; readonly until: number; readonly today: string }
  | {
      readonly isOpen: false;
      readonly today: string;
      /** When people answer again. Undefined if not within the next two months. */
      readonly next?: { readonly date: string; readonly minute: number };
      /** The closure that today is in, or the one before which it does not open again. */
      readonly closure?: Closure;
    };

const LOOK_AHEAD_DAYS = 62;

/** Returns whether people answer at a moment. */
export function openingAt(hours: OfficeHours, moment: Date): Opening {
  const { date, minute } = localTime(moment, hours.timeZone);
  const current = timesOn(hours, date).find(({ from, to }) => from <= minute && minute < to);
  if (current) return { isOpen: true, until: current.to, today: date };
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
    const day = daysAfter(date, days);
    const time = timesOn(hours, day).find(({ from }) => days > 0 || from > minute);
    if (time) {
      const closure = closureBetween(hours, date, day);
      return {
        isOpen: false,
        today: date,
        next: { date: day, minute: time.from },
        ...(closure && { closure }),
      };
    }
  }
  const closure = closureOn(hours, date);
  return { isOpen: false, today: date, ...(closure && { closure }) };
}

/** Returns when people answer on a date: never during a closure. */
export function timesOn(hours: OfficeHours, date: string): readonly OpenTime[] {
  return closureOn(hours, date) ? [] : (hours.week[dayOf(date)] ?? []);
}

function closureOn({ closures }: OfficeHours, date: string): Closure | undefined {
  return closures.find(({ from, to }) => from <= date && date <= to);
}

/** Returns a closure that takes away an opening between two dates: a weekend alone needs no reason. */
function closureBetween(hours: OfficeHours, first: string, last: string): Closure | undefined {
  for (let date = first; date < last; date = daysAfter(date, 1)) {
    const closure = closureOn(hours, date);
    if (closure && (hours.week[dayOf(date)]?.length ?? 0) > 0) return closure;
  }
  return undefined;
}
