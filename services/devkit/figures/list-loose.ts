import type { EventObjects, ListedEvents } from './event-objects.ts';
import type { FiguresRange } from './figures.ts';
import { daysIn } from './range.ts';

const EVENTS = 'events/';
const LOOSE = /^events\/dt=\d{4}-\d\d-\d\d\/[\w-]{1,64}\.json$/;
/** A month with the month before, their lists and files of hours, and the loose events: what the console may cost. */
const MAX_REQUESTS = 200;
/** The hours of today, those of yesterday until they are joined, and the lists. */
const OTHER_REQUESTS = 32;
/** However long the range is. */
const MIN_LOOSE = 50;
/** 10,000 loose events: then the outbox function has not run for long. */
const MAX_PAGES = 10;

export interface LooseEvents {
  readonly keys: readonly string[];
  /** Set if there are more: those since then are left out; ISO 8601, UTC. */
  readonly countedUntil: string | null;
}

/**
 * Lists the loose events of days of UTC: the oldest, as many as may be read one by one. None if there are so many that they
 * can't even be listed: their keys are in no order of time.
 */
export async function listLoose(objects: EventObjects, days: FiguresRange): Promise<LooseEvents> {
  const { found, isWhole } = await listAll(objects, days);
  const affordable = Math.max(MIN_LOOSE, MAX_REQUESTS - OTHER_REQUESTS - daysIn(days).length);
  const most = isWhole ? affordable : 0;
  const byAge = found.toSorted((a, b) => a.modified.getTime() - b.modified.getTime());
  const keys = byAge.slice(0, most).map(({ key }) => key);
  return { keys, countedUntil: byAge[most]?.modified.toISOString() ?? null };
}

async function listAll(objects: EventObjects, { from, to }: FiguresRange) {
  const found: ListedEvents[] = [];
  let after: string | undefined = `${EVENTS}dt=${from}`;
  for (let page = 0; after !== undefined && page < MAX_PAGES; page += 1) {
    const { objects: listed, next } = await objects.list(EVENTS, after);
    found.push(...listed.filter(({ key }) => LOOSE.test(key) && dayIn(key) <= to));
    after = next !== undefined && dayIn(next) <= to ? next : undefined;
  }
  return { found, isWhole: after === undefined };
}

const dayIn = (key: string): string => key.slice(`${EVENTS}dt=`.length).slice(0, 10);
