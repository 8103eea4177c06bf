import type { JsonObjects } from '../conversations/json-objects.ts';
import type { Log } from '../json-log.ts';
import { type AnalyticsEvent, eventKey } from './event.ts';

/** Keeps events. A fault costs the event alone: no turn fails because it could not be counted. */
export class EventWriter {
  readonly #objects: Pick<JsonObjects, 'write'>;

  constructor(objects: Pick<JsonObjects, 'write'>) {
    this.#objects = objects;
  }

  /** Never rejects. */
  async write(events: readonly AnalyticsEvent[], log: Log): Promise<void> {
    const written = events.map((event) => this.#objects.write(eventKey(event), event));
    const results = await Promise.allSettled(written);
    const lost = results.find((result) => result.status === 'rejected');
    if (lost) log.warn({ err: lost.reason }, 'event not counted');
  }
}
