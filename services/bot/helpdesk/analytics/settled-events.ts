import { parseEvent } from './event-lines.ts';
import type { RollUpDeps } from './roll-up.ts';

const EVENTS = 'events/';
const LOOSE = /^events\/dt=(\d{4}-\d{2}-\d{2})\/[\w-]{1,64}\.json$/;
/** Younger events may still have siblings that are being written. */
const SETTLED_MS = 600_000;
/** A run takes as many, which are a few megabytes; the next one goes on. */
const MAX_EVENTS = 10_000;
/** Reads at the same time: on S3 one takes about 20 ms, so that a full run reads for less than 10 seconds. */
const AT_ONCE = 32;

/** A loose event: its object, and what becomes of it in a file. */
export interface LooseEvent {
  readonly key: string;
  readonly at: string;
  readonly line: string;
}

/**
 * Reads the loose events that are ten minutes old, oldest day first, as many as one run takes and has time for. What is no
 * event is left where it is, and keeps none behind it from being read.
 */
export async function settledEvents(deps: RollUpDeps): Promise<readonly LooseEvent[]> {
  const found: LooseEvent[] = [];
  const unreadable: string[] = [];
  for await (const keys of batches(settledKeys(deps))) {
    if (!deps.hasTime()) break;
    for (const read of await Promise.all(keys.map((key) => readEvent(deps, key)))) {
      if (read === undefined) continue;
      if ('line' in read) found.push(read);
      else unreadable.push(read.key);
    }
    if (found.length >= MAX_EVENTS) break;
  }
  const [key] = unreadable;
  if (key !== undefined)
    deps.log.warn({ count: unreadable.length, key }, 'no events; left where they are');
  return found;
}

async function* settledKeys({ objects, clock }: RollUpDeps): AsyncIterable<string> {
  const settled = clock.now().getTime() - SETTLED_MS;
  for await (const { key, modified } of objects.list(EVENTS))
    if (modified.getTime() <= settled && LOOSE.test(key)) yield key;
}

async function* batches(keys: AsyncIterable<string>): AsyncIterable<readonly string[]> {
  let batch: string[] = [];
  for await (const key of keys) {
    batch.push(key);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Resolves with undefined for an event that another run has moved since it was listed. */
async function readEvent(
  { objects }: RollUpDeps,
  key: string,
): Promise<LooseEvent | { readonly key: string } | undefined> {
  const stored = await objects.read(key);
  if (stored === undefined) return undefined;
  const event = parseEvent(stored.text);
  return event ? { key, at: event.at, line: JSON.stringify(event) } : { key };
}
