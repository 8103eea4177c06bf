import { isScalar, type Node } from 'yaml';
import { checkVersion, readContent, readText } from '../content/content-reader.ts';
import type { YamlReader } from '../yaml-reader.ts';
import { type Closure, DAYS, type Day, type OfficeHours, type OpenTime } from './office-hours.ts';

const OPEN_TIME = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-4]):([0-5]\d)$/;
const DAY_NAMES: Readonly<Record<Day, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Parses `hours.yaml` or `hours.json`. Throws ContentError with all problems. */
export function parseHours(text: string, file = 'seed/hours.yaml'): OfficeHours {
  return readContent(text, file, (reader) => {
    const { root } = reader;
    const values = reader.map(root, 'The file', ['v', 'timeZone', 'week', 'closures']);
    if (!values) return undefined;
    checkVersion(reader, values.v);
    const timeZone = readText(reader, values.timeZone, 'timeZone', root, 60) ?? '';
    if (timeZone !== '' && !isTimeZone(timeZone)) {
      reader.report(
        values.timeZone,
        `timeZone "${timeZone}" is unknown: use a name such as America/Vancouver`,
      );
    }
    const week = readWeek(reader, values.week);
    const closures = (values.closures ? reader.list(values.closures, 'closures') : []).flatMap(
      (node) => readClosure(reader, node) ?? [],
    );
    return { timeZone, week, closures };
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function readWeek(reader: YamlReader, node: Node | undefined): OfficeHours['week'] {
  const days = reader.map(node, 'week', DAYS) ?? {};
  const read = DAYS.flatMap((day) => {
    const list = days[day];
    return list ? [[day, readDay(reader, list, day)] as const] : [];
  });
  return Object.fromEntries(read);
}

function readDay(reader: YamlReader, list: Node, day: Day): OpenTime[] {
  const times = reader.list(list, day).flatMap((node) => {
    const text = readText(reader, node, day, list, 20) ?? '';
    const [, fromHour, fromMinute, toHour, toMinute] = OPEN_TIME.exec(text) ?? [];
    const from = Number(fromHour) * 60 + Number(fromMinute);
    const to = Number(toHour) * 60 + Number(toMinute);
    if (from < to && to <= 24 * 60) return [{ from, to }];
    reader.report(node, `${DAY_NAMES[day]}: ${timesProblem(text, { from, to })}`);
    return [];
  });
  return times.toSorted((a, b) => a.from - b.from);
}

/** Times that begin after they end are as often a slip as those that are no times. */
function timesProblem(text: string, { from, to }: OpenTime): string {
  const [start, end] = text.split('-');
  if (from > to) return `the end ${end} is before the start ${start}`;
  if (from === to) return `the end ${end} is the start, too`;
  if (start === '' || end === '') return `the ${start === '' ? 'start' : 'end'} is missing`;
  return `"${text}" must be like "09:00-17:00"`;
}

function readClosure(reader: YamlReader, node: Node): Closure | undefined {
  const values = reader.map(node, 'A closure', ['from', 'to', 'reason']);
  if (!values) return undefined;
  const from = readDate(reader, values.from, 'from', node);
  const to = readDate(reader, values.to, 'to', node);
  if (from > to) reader.report(node, `a closure ends (${to}) before it begins (${from})`);
  return { from, to, reason: readText(reader, values.reason, 'reason', node, 80) ?? '' };
}

function readDate(reader: YamlReader, node: Node | undefined, what: string, owner: Node): string {
  const value = isScalar(node) ? node.value : undefined;
  const isDate = typeof value === 'string' && DATE.test(value) && isRealDate(value);
  if (isDate) return value;
  reader.report(node ?? owner, `${what} must be a date such as 2026-12-24`);
  return '';
}

function isRealDate(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
