import { readMany } from '../staff/read-many.ts';
import { EventLog } from './event-log.ts';
import type { EventObjects } from './event-objects.ts';
import type { FiguresRange } from './figures.ts';
import type { FiguresEvent } from './figures-event.ts';
import { listLoose } from './list-loose.ts';
import type { ZoneClock } from './zone-clock.ts';

export interface ReadEvents {
  readonly events: readonly FiguresEvent[];
  readonly unreadable: number;
  readonly countedUntil: string | null;
}

const FIGURES = 'figures/';
const DAY_FILE = /^figures\/dt=\d{4}-\d\d-\d\d\.ndjson$/;
const HOUR_FILE = /^figures\/dt=\d{4}-\d\d-\d\d\/\d\d\.ndjson$/;

/**
 * Reads the events of days of UTC, while the outbox function may be moving them from loose objects into the files of hours,
 * and from these into those of days. It writes a file before it deletes what went into it, so the places are read in the
 * same order: what is gone from one is in a place that is read later, and what is in two counts once.
 */
export async function readEvents(
  objects: EventObjects,
  days: FiguresRange,
  clock: ZoneClock,
): Promise<ReadEvents> {
  const log = new EventLog(clock);
  const add = (text: string) => log.add(text);
  const { keys, countedUntil } = await listLoose(objects, days);
  await readAll(objects, keys, add);
  const files = await listFiles(objects, days);
  const hours = files.filter((key) => HOUR_FILE.test(key));
  const gone = await readAll(objects, hours, add);
  const joined = gone.map((key) => `${FIGURES}dt=${dayIn(key)}.ndjson`);
  const daily = new Set([...files.filter((key) => DAY_FILE.test(key)), ...joined]);
  const elsewhere = new Set([...keys, ...hours].map(dayIn));
  const [whole, partly] = split([...daily], (key) => !elsewhere.has(dayIn(key)));
  await readAll(objects, partly, add);
  await readAll(objects, whole, (text) => log.addWhole(text));
  return { events: log.events, unreadable: log.unreadable, countedUntil };
}

/** Resolves with the keys that are gone. */
async function readAll(
  objects: EventObjects,
  keys: readonly string[],
  add: (text: string) => void,
): Promise<readonly string[]> {
  const gone: string[] = [];
  await readMany(keys, async (key) => {
    const text = await objects.read(key);
    if (text === undefined) gone.push(key);
    else add(text);
  });
  return gone;
}

/**
 * Lists the files of days. The list may have several pages, and a day be joined between two: its file comes directly before
 * those of its hours, so either it is on the later page, or one of its hours was on the earlier.
 */
async function listFiles(
  objects: EventObjects,
  { from, to }: FiguresRange,
): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let after: string | undefined = `${FIGURES}dt=${from}`; after !== undefined; ) {
    const { objects: listed, next } = await objects.list(FIGURES, after);
    keys.push(...listed.map(({ key }) => key));
    after = next !== undefined && dayIn(next) <= to ? next : undefined;
  }
  return keys.filter((key) => dayIn(key) <= to);
}

/** Of `events/dt=…` and `figures/dt=…`. */
const dayIn = (key: string): string => key.slice(key.indexOf('=') + 1).slice(0, 10);

const split = <T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [T[], T[]] => [
  items.filter(isFirst),
  items.filter((item) => !isFirst(item)),
];
