import { nextMoment } from '../../bot/helpdesk/hours/local-time.ts';
import { UsageError } from './usage-error.ts';

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Reads a time to come: "12:00" of a time zone, or a moment in ISO 8601. Throws UsageError. */
export function untilTime(text: string, now: Date, timeZone: string): Date {
  const [, hour, minute] = CLOCK.exec(text) ?? [];
  if (hour !== undefined) return nextMoment(now, Number(hour) * 60 + Number(minute), timeZone);
  const moment = new Date(MOMENT.test(text) ? text : Number.NaN);
  if (Number.isNaN(moment.getTime())) {
    throw new UsageError(`--until must be like 12:00 or 2026-12-01T20:00:00Z (got "${text}")`);
  }
  if (moment <= now) throw new UsageError(`--until is over already (${text})`);
  return moment;
}
