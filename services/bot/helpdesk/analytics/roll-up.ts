import type { Clock } from '../clock.ts';
import type { Log } from '../json-log.ts';
import type { TextObjects } from './text-objects.ts';

export interface RollUpDeps {
  readonly objects: TextObjects;
  readonly clock: Clock;
  readonly log: Log;
  /** Returns whether there is time for one more file. */
  readonly hasTime: () => boolean;
}

const EVENTS = 'events/';
const FIGURES = 'figures/';
/** Younger events may still have siblings that are being written. */
const SETTLED_MS = 600_000;
/** A run takes as many; the next one goes on. */
const MAX_EVENTS = 2_000;
const LOOSE = /^events\/dt=(\d{4}-\d{2}-\d{2})\/[\w-]{1,64}\.json$/;
const HOUR = /^figures\/dt=(\d{4}-\d{2}-\d{2})\/(\d{2})\.ndjson$/;

interface LooseEvent {
  readonly key: string;
  readonly line: string;
}

/**
 * Moves loose events into one file for each hour, and the hours of a finished day into one file for the day. Each file has
 * one line for an event, however often a run is repeated: a file is written before what went into it is deleted.
 * Throws what the store throws; the next run goes on.
 */
export async function rollUp(deps: RollUpDeps): Promise<{ moved: number }> {
  const byHour = await settledEvents(deps);
  let moved = 0;
  for (const [hour, events] of byHour) {
    if (!deps.hasTime()) break;
    if (
      !(await append(
        deps,
        hour,
        events.map(({ line }) => line),
      ))
    )
      continue;
    await deps.objects.remove(events.map(({ key }) => key));
    moved += events.length;
  }
  await closeDays(deps);
  return { moved };
}

async function settledEvents({
  objects,
  clock,
  log,
}: RollUpDeps): Promise<Map<string, LooseEvent[]>> {
  const settled = clock.now().getTime() - SETTLED_MS;
  const byHour = new Map<string, LooseEvent[]>();
  let seen = 0;
  for await (const { key, modified } of objects.list(EVENTS)) {
    if (seen >= MAX_EVENTS) break;
    if (modified.getTime() > settled || !LOOSE.test(key)) continue;
    seen += 1;
    const event = parsed((await objects.read(key))?.text);
    if (event === undefined) {
      log.warn({ key }, 'not an event; left where it is');
      continue;
    }
    const hour = `${FIGURES}dt=${event.at.slice(0, 10)}/${event.at.slice(11, 13)}.ndjson`;
    const others = byHour.get(hour) ?? [];
    byHour.set(hour, [...others, { key, line: JSON.stringify(event) }]);
  }
  return byHour;
}

function parsed(text: string | undefined): { id: string; at: string } | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as { id?: unknown; at?: unknown };
    const { id, at } = value;
    const isEvent =
      typeof id === 'string' && typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:/.test(at);
    return isEvent ? (value as { id: string; at: string }) : undefined;
  } catch {
    return undefined;
  }
}

/** Adds lines to a file unless it has them already. Resolves with whether they are there now: another run may be writing. */
async function append(
  { objects }: RollUpDeps,
  key: string,
  lines: readonly string[],
): Promise<boolean> {
  const stored = await objects.read(key);
  const text = merged(stored?.text ?? '', lines);
  return text === stored?.text || objects.write(key, text, stored?.etag);
}

/** Joins lines of events; of those with the same id, the first counts. */
export function merged(text: string, lines: readonly string[]): string {
  const all = [...text.split('\n'), ...lines].filter((line) => line !== '');
  const byId = new Map<string, string>();
  for (const line of all) {
    const id = parsed(line)?.id;
    if (id !== undefined && !byId.has(id)) byId.set(id, line);
  }
  return [...byId.values()].map((line) => `${line}\n`).join('');
}

async function closeDays(deps: RollUpDeps): Promise<void> {
  const today = new Date(deps.clock.now().getTime() - 2 * SETTLED_MS).toISOString().slice(0, 10);
  const byDay = new Map<string, string[]>();
  for await (const { key } of deps.objects.list(FIGURES)) {
    const day = HOUR.exec(key)?.[1];
    if (day !== undefined && day < today) byDay.set(day, [...(byDay.get(day) ?? []), key]);
  }
  for (const [day, hours] of byDay) {
    if (!deps.hasTime()) return;
    const texts = await Promise.all(hours.map((key) => deps.objects.read(key)));
    const lines = texts.flatMap((stored) => stored?.text.split('\n') ?? []);
    if (await append(deps, `${FIGURES}dt=${day}.ndjson`, lines)) await deps.objects.remove(hours);
  }
}
