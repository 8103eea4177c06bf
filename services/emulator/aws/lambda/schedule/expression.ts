import { type CronFields, nextCronTime, parseCron } from './cron.ts';

/** When a rule runs: at a fixed rate, or at the times of a cron expression (UTC). */
export type Schedule =
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'cron'; readonly fields: CronFields };

const UNITS_MS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Reads `rate(5 minutes)` or `cron(0/15 * * * ? *)` as EventBridge does. Throws Error with the expression. */
export function parseSchedule(expression: string): Schedule {
  const [, kind, inner = ''] = /^(rate|cron)\(([^()]*)\)$/.exec(expression) ?? [];
  const schedule = kind === 'rate' ? parseRate(inner) : kind === 'cron' ? cron(inner) : undefined;
  if (schedule) return schedule;
  throw new Error(
    `"${expression}" is not a schedule: expected rate(5 minutes) or cron(min hour day month weekday year)`,
  );
}

/** Returns the first time after `after` at which the rule runs, or undefined if there is none. A rate counts from `after`. */
export function nextTime(schedule: Schedule, after: Date): Date | undefined {
  if (schedule.kind === 'cron') return nextCronTime(schedule.fields, after);
  return new Date(after.getTime() + schedule.everyMs);
}

function parseRate(inner: string): Schedule | undefined {
  const [, digits = '', unit = '', plural] =
    /^([1-9]\d{0,5}) (minute|hour|day)(s?)$/.exec(inner) ?? [];
  const unitMs = UNITS_MS[unit];
  // EventBridge: singular for one, plural for more.
  if (unitMs === undefined || (digits === '1') !== (plural === '')) return undefined;
  return { kind: 'rate', everyMs: Number(digits) * unitMs };
}

function cron(inner: string): Schedule | undefined {
  const fields = parseCron(inner);
  return fields && { kind: 'cron', fields };
}
