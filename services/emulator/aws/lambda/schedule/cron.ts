/** The values that each field of a cron expression allows. Weekdays: 1 = Sunday, as in EventBridge. */
export interface CronFields {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly daysOfWeek: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
}

interface Range {
  readonly least: number;
  readonly most: number;
  /** Names of the values, the first for `least`. */
  readonly names?: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const RANGES: readonly Range[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: MONTHS },
  { least: 1, most: 7, names: WEEKDAYS },
  { least: 1970, most: 2199 },
];
const DAY_MS = 86_400_000;
/** The longest wait is for 29 February, across a century without a leap day: 8 years. */
const MOST_DAYS = 366 * 8 + 1;

/**
 * Reads the six fields `minutes hours day-of-month month day-of-week year` with `*`, `?`, lists, ranges, steps and names.
 * Returns undefined for anything else, including `L`, `W` and `#`, and unless exactly one of the day fields is `?`.
 */
export function parseCron(text: string): CronFields | undefined {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== RANGES.length) return undefined;
  if ((parts[2] === '?') === (parts[4] === '?')) return undefined;
  const isMisplaced = parts.some((part, index) => part === '?' && index !== 2 && index !== 4);
  const sets = parts.map((part, index) => valuesOf(part, RANGES[index] as Range));
  const [minutes, hours, daysOfMonth, months, daysOfWeek, years] = sets;
  if (isMisplaced || !minutes || !hours || !daysOfMonth || !months || !daysOfWeek || !years) {
    return undefined;
  }
  return { minutes, hours, daysOfMonth, months, daysOfWeek, years };
}

function valuesOf(field: string, range: Range): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const [, from = '', to, step] =
      /^([A-Z\d]+|\*|\?)(?:-([A-Z\d]+))?(?:\/(\d{1,4}))?$/i.exec(item) ?? [];
    const isAny = from === '*' || from === '?';
    const first = isAny ? range.least : fieldValue(from, range);
    const last = to === undefined ? (isAny || step ? range.most : first) : fieldValue(to, range);
    const every = step === undefined ? 1 : Number(step);
    if (first === undefined || last === undefined || last < first || every < 1) return undefined;
    for (let value = first; value <= last; value += every) values.add(value);
  }
  return values;
}

function fieldValue(text: string, { least, most, names }: Range): number | undefined {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  const value = named >= 0 ? least + named : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

/** Returns the first minute after `after` (UTC) that all fields allow, within eight years. */
export function nextCronTime(fields: CronFields, after: Date): Date | undefined {
  const start = Math.floor(after.getTime() / 60_000) * 60_000 + 60_000;
  const firstDay = Math.floor(start / DAY_MS) * DAY_MS;
  for (let day = 0; day < MOST_DAYS; day++) {
    const dayMs = firstDay + day * DAY_MS;
    if (!isDayAllowed(fields, new Date(dayMs))) continue;
    const time = firstTimeOfDay(fields, dayMs, start);
    if (time !== undefined) return new Date(time);
  }
  return undefined;
}

function isDayAllowed(fields: CronFields, day: Date): boolean {
  return (
    fields.years.has(day.getUTCFullYear()) &&
    fields.months.has(day.getUTCMonth() + 1) &&
    fields.daysOfMonth.has(day.getUTCDate()) &&
    fields.daysOfWeek.has(day.getUTCDay() + 1)
  );
}

function firstTimeOfDay(fields: CronFields, dayMs: number, start: number): number | undefined {
  for (let hour = 0; hour < 24; hour++) {
    if (!fields.hours.has(hour)) continue;
    for (let minute = 0; minute < 60; minute++) {
      const time = dayMs + (hour * 60 + minute) * 60_000;
      if (time >= start && fields.minutes.has(minute)) return time;
    }
  }
  return undefined;
}
