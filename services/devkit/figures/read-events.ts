import type { AnalyticsEvent } from '../../bot/helpdesk/analytics/event.ts';
import { EventLog } from './event-log.ts';
import type { EventObjects } from './event-objects.ts';
import type { FiguresRange } from './figures.ts';
import { listLoose } from './list-loose.ts';

export interface ReadEvents {
  readonly events: readonly AnalyticsEvent[];
  readonly unreadable: number;
  readonly countedUntil: string | null;
}

/** Connections of one client are 50 at most. */
const AT_ONCE = 32;
const FIGURES = 'figures/';
const DAY_FILE = /^figures\/dt=\d{4}-\d\d-\d\d\.ndjson$/;
const HOUR_FILE = /^figures\/dt=\d{4}-\d\d-\d\d\/\d\d\.ndjson$/;

/**
 * Reads the events of days of UTC, while the outbox function may be moving them from loose objects into the files of hours,
 * and from these into those of days. It writes a file before it deletes what went into it, so the places are read in the
 * same order: what is gone from one is in a place that is read later, and what is in two counts once.
 */
export async function readEvents(objects: EventObjects, days: FiguresRange): Promise<ReadEvents> {
  const log = new EventLog();
  const { keys, countedUntil } = await listLoose(objects, days);
  await readAll(objects, keys, log);
  const files = await listFiles(objects, days);
  const hours = files.filter((key) => HOUR_FILE.test(key));
  const gone = await readAll(objects, hours, log);
  const joined = gone.map((key) => `${FIGURES}dt=${dayIn(key)}.ndjson`);
  const daily = files.filter((key) => DAY_FILE.test(key));
  await readAll(objects, [...new Set([...daily, ...joined])], log);
  return { events: log.events, unreadable: log.unreadable, countedUntil };
}

/** Resolves with the keys that are gone. */
async function readAll(
  objects: EventObjects,
  keys: readonly string[],
  log: EventLog,
): Promise<readonly string[]> {
  const gone: string[] = [];
  const left = keys.values();
  const readNext = async (): Promise<void> => {
    for (const key of left) {
      const text = await objects.read(key);
      if (text === undefined) gone.push(key);
      else log.add(text);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
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

const dayIn = (key: string): string => key.slice(`${FIGURES}dt=`.length).slice(0, 10);
