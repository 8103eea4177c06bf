import type { AnalyticsEvent } from '../../../bot/helpdesk/analytics/event.ts';
import { EVENT_KINDS } from '../../../bot/helpdesk/analytics/event.ts';
import type { TextObjects } from '../../../bot/helpdesk/analytics/text-objects.ts';
import { atOnce } from './at-once.ts';

/** Requests at once: a browser waits for the list. */
const AT_ONCE = 16;
/** Loose events are those of the last minutes, or of a bot whose outbox function does not run. */
const MAX_LOOSE = 5_000;

/** Reads the events of some days (`2026-12-01`), rolled up and loose, each once. What is no event is skipped. */
export async function readEvents(
  objects: Pick<TextObjects, 'list' | 'read'>,
  days: readonly string[],
): Promise<readonly AnalyticsEvent[]> {
  const keys = (await atOnce(days, AT_ONCE, (day) => keysOf(objects, day))).flat();
  const texts = await atOnce(keys, AT_ONCE, async (key) => (await objects.read(key))?.text ?? '');
  const events = new Map<string, AnalyticsEvent>();
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const event = parseEvent(line);
    if (event && !events.has(event.id)) events.set(event.id, event);
  }
  return [...events.values()];
}

async function keysOf(objects: Pick<TextObjects, 'list'>, day: string): Promise<string[]> {
  const keys: string[] = [];
  for (const prefix of [`figures/dt=${day}.ndjson`, `figures/dt=${day}/`, `events/dt=${day}/`]) {
    let count = 0;
    for await (const { key } of objects.list(prefix)) {
      keys.push(key);
      count += 1;
      if (count >= MAX_LOOSE) break;
    }
  }
  return keys;
}

function parseEvent(line: string): AnalyticsEvent | undefined {
  if (line.trim() === '') return undefined;
  try {
    const event = JSON.parse(line) as Partial<AnalyticsEvent>;
    const isEvent =
      typeof event.id === 'string' &&
      typeof event.at === 'string' &&
      typeof event.conversation === 'string' &&
      EVENT_KINDS.some((kind) => kind === event.kind);
    return isEvent ? (event as AnalyticsEvent) : undefined;
  } catch {
    return undefined;
  }
}
