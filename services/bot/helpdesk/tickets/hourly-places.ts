import type { Clock } from '../clock.ts';
import type { JsonObjects } from '../conversations/json-objects.ts';
import { type CapRecord, type TicketCap, takePlace, withoutPlace } from './ticket-cap.ts';

/** A counter, and how many places it has in any hour. */
export interface Place<Cap extends Pick<TicketCap, 'max'>> {
  readonly cap: Cap;
  readonly key: string;
}

/** A cap that was met, and when the next place becomes free. */
export interface Met<Cap> {
  readonly cap: Cap;
  readonly freeAt: Date;
}

/** Of writes that meet, one succeeds each time, so as many may be counted at the same moment. */
const MAX_ATTEMPTS = 20;

/** Counts ids within an hour, with conditional writes in `state/cap/`; an id that is repeated is counted once. */
export class HourlyPlaces {
  readonly #objects: JsonObjects;
  readonly #clock: Clock;

  constructor(objects: JsonObjects, clock: Clock) {
    this.#objects = objects;
    this.#clock = clock;
  }

  /**
   * Takes one of each of the places, or none. Resolves with the cap that refuses it, or with undefined. Throws what the store
   * throws, and an Error if too many writes meet.
   */
  async takeAll<Cap extends Pick<TicketCap, 'max'>>(
    places: readonly Place<Cap>[],
    id: string,
  ): Promise<Met<Cap> | undefined> {
    const taken = await Promise.all(places.map((place) => this.#take(place, id)));
    const met = taken.find((result) => typeof result === 'object');
    if (!met) return undefined;
    const fresh = places.filter((_place, index) => taken[index] === 'taken');
    await Promise.all(fresh.map((place) => this.#release(place, id)));
    return met;
  }

  async #take<Cap extends Pick<TicketCap, 'max'>>(
    { cap, key }: Place<Cap>,
    id: string,
  ): Promise<'taken' | 'known' | Met<Cap>> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const found = await this.#objects.read(key);
      const verdict = takePlace(cap, found?.value as CapRecord | undefined, id, this.#clock.now());
      if (verdict.outcome === 'known') return 'known';
      if (verdict.outcome === 'full') return { cap, freeAt: verdict.freeAt };
      const written = await this.#objects.write(key, verdict.record, found?.etag);
      if (written !== undefined) return 'taken';
    }
    throw new Error('Too many of one kind are being counted at once');
  }

  async #release({ key }: Place<Pick<TicketCap, 'max'>>, id: string): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const found = await this.#objects.read(key);
      if (!found) return;
      const record = withoutPlace(found.value as CapRecord, id, this.#clock.now());
      if ((await this.#objects.write(key, record, found.etag)) !== undefined) return;
    }
  }
}
