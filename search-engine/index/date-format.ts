const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

const FORMATS: ReadonlyMap<string, (value: string) => number | undefined> = new Map([
  ['strict_date_optional_time', isoDate],
  ['date_optional_time', isoDate],
  ['epoch_millis', (value) => (/^-?\d{1,15}$/.test(value) ? Number(value) : undefined)],
  ['epoch_second', (value) => (/^-?\d{1,12}$/.test(value) ? Number(value) * 1000 : undefined)],
]);

export const DEFAULT_DATE_FORMAT = 'strict_date_optional_time||epoch_millis';

/** Whether every alternative of an OpenSearch date format (`a||b`) is supported. */
export const isDateFormat = (format: string): boolean =>
  format.split('||').every((name) => FORMATS.has(name));

/** Parses a date in an OpenSearch format: milliseconds since 1970, or undefined. */
export function parseDate(value: string, format: string): number | undefined {
  for (const name of format.split('||')) {
    const millis = FORMATS.get(name)?.(value);
    if (millis !== undefined) return millis;
  }
  return undefined;
}

function isoDate(value: string): number | undefined {
  const match = ISO.exec(value);
  if (!match) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
  const fraction = (match[7] ?? '0').slice(0, 3).padEnd(3, '0');
  const zone = (match[8] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const millis = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}${zone}`,
  );
  return Number.isNaN(millis) ? undefined : millis;
}

const UNITS = ['y', 'M', 'w', 'd', 'h', 'H', 'm', 's'] as const;
type Unit = (typeof UNITS)[number];
const MATH = /([+-]\d{1,9}|\/)([yMwdhHms])/y;

/**
 * Parses a bound of a date range: a date, or date math on `now` or on a date followed by `||`
 * (`now-7d/d`). With `roundUp`, rounding goes to the last millisecond of the unit, as for `gt` and `lte`.
 */
export function parseDateMath(
  value: string,
  format: string,
  now: Date,
  roundUp: boolean,
): number | undefined {
  const [anchor, math] = value.startsWith('now')
    ? ['now', value.slice(3)]
    : (value.split('||', 2) as [string, string?]);
  let millis = anchor === 'now' ? now.getTime() : parseDate(anchor, format);
  let at = 0;
  while (millis !== undefined && at < (math ?? '').length) {
    MATH.lastIndex = at;
    const step = MATH.exec(math ?? '');
    if (!step) return undefined;
    const unit = step[2] as Unit;
    millis =
      step[1] === '/' ? roundDate(millis, unit, roundUp) : addDate(millis, Number(step[1]), unit);
    at = MATH.lastIndex;
  }
  return millis;
}

/** Milliseconds of the units with a fixed length. */
const FIXED: ReadonlyMap<Unit, number> = new Map([
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['H', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
]);

/** The first Monday after 1 January 1970, from which weeks are counted. */
const MONDAY = 4 * 86_400_000;

function addDate(millis: number, amount: number, unit: Unit): number {
  const fixed = FIXED.get(unit);
  if (fixed) return millis + amount * fixed;
  const date = new Date(millis);
  if (unit === 'y') date.setUTCFullYear(date.getUTCFullYear() + amount);
  else date.setUTCMonth(date.getUTCMonth() + amount);
  return date.getTime();
}

function roundDate(millis: number, unit: Unit, up: boolean): number {
  const start = startOf(millis, unit);
  return up ? addDate(start, 1, unit) - 1 : start;
}

function startOf(millis: number, unit: Unit): number {
  const date = new Date(millis);
  if (unit === 'y') return Date.UTC(date.getUTCFullYear(), 0, 1);
  if (unit === 'M') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const length = FIXED.get(unit) ?? 1;
  const origin = unit === 'w' ? MONDAY : 0;
  return Math.floor((millis - origin) / length) * length + origin;
}
