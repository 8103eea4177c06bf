import type { Clock } from '../clock.ts';
import type { Log } from '../json-log.ts';
import { merged } from './event-lines.ts';
import { settledEvents } from './settled-events.ts';
import type { TextObjects } from './text-objects.ts';

export interface RollUpDeps {
  readonly objects: TextObjects;
  readonly clock: Clock;
  readonly log: Log;
  /** Returns whether there is time for one more file. */
  readonly hasTime: () => boolean;
}

const FIGURES = 'figures/';
const HOUR = /^figures\/dt=(\d{4}-\d{2}-\d{2})\/(\d{2})\.ndjson$/;
/** Until then, a day's events go to the files of its hours: they are ten minutes old when they are moved. */
const OPEN_MS = 1_200_000;
/**
 * Later, the hours are joined: who could still write one began before the day was over, and a run takes two minutes at
 * most. So no file is written to while it is about to be deleted.
 */
const JOINED_MS = 2_400_000;

/**
 * Moves loose events into one file for each hour, and the hours of a finished day into one file for the day, to which later
 * ones are added. Each file has one line for an event, however often a run is repeated and whatever else runs: a file is
 * written before what went into it is deleted. Throws what the store throws; the next run goes on.
 */
export async function rollUp(deps: RollUpDeps): Promise<{ moved: number }> {
  const openSince = dayBefore(deps, OPEN_MS);
  const byFile = grouped(await settledEvents(deps), ({ at }) => fileOf(at, openSince));
  let moved = 0;
  for (const [file, events] of byFile) {
    if (!deps.hasTime()) break;
    const lines = events.map(({ line }) => line);
    if (!(await append(deps, file, lines))) continue;
    await deps.objects.remove(events.map(({ key }) => key));
    moved += events.length;
  }
  await joinHours(deps, dayBefore(deps, JOINED_MS));
  return { moved };
}

const dayBefore = ({ clock }: RollUpDeps, ms: number): string =>
  new Date(clock.now().getTime() - ms).toISOString().slice(0, 10);

function fileOf(at: string, openSince: string): string {
  const day = at.slice(0, 10);
  const folder = `${FIGURES}dt=${day}`;
  return day < openSince ? `${folder}.ndjson` : `${folder}/${at.slice(11, 13)}.ndjson`;
}

/** Adds texts to a file but for what it has already. Resolves with whether it is there now: another run may be writing. */
async function append(
  { objects }: RollUpDeps,
  key: string,
  texts: readonly string[],
): Promise<boolean> {
  const stored = await objects.read(key);
  const text = merged([stored?.text ?? '', ...texts]);
  return text === stored?.text || objects.write(key, text, stored?.etag);
}

async function joinHours(deps: RollUpDeps, openSince: string): Promise<void> {
  const hoursOfAll: string[] = [];
  for await (const { key } of deps.objects.list(FIGURES))
    if ((HOUR.exec(key)?.[1] ?? openSince) < openSince) hoursOfAll.push(key);
  for (const [day, hours] of grouped(hoursOfAll, (key) => HOUR.exec(key)?.[1] ?? '')) {
    if (!deps.hasTime()) return;
    const stored = await Promise.all(hours.map((key) => deps.objects.read(key)));
    const texts = stored.flatMap((found) => found?.text ?? []);
    if (await append(deps, `${FIGURES}dt=${day}.ndjson`, texts)) await deps.objects.remove(hours);
  }
}

function grouped<T>(
  items: readonly T[],
  by: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}
