import type { Clock } from '../clock.ts';
import type { JsonObjects } from '../conversations/json-objects.ts';
import { SessionNetworks } from './session-network.ts';
import type { TicketRequest } from './ticket.ts';
import {
  type CapRecord,
  capKey,
  TICKET_CAPS,
  type TicketCap,
  takePlace,
  withoutPlace,
} from './ticket-cap.ts';
import { ticketIdOf } from './ticket-id.ts';

/** A cap that a ticket has met, and when the next place becomes free. */
export interface MetCap {
  readonly cap: TicketCap;
  readonly freeAt: Date;
}

interface Place {
  readonly cap: TicketCap;
  readonly key: string;
}

/** Of writes that meet, one succeeds each time, so as many tickets may be confirmed at the same moment. */
const MAX_ATTEMPTS = 20;

/**
 * Limits the tickets of a session, of a typed address and of a network, in any hour. Counts ticket ids with conditional
 * writes in `state/cap/`, so a repeated confirmation, which has the same id, is counted once.
 */
export class TicketCaps {
  readonly #objects: JsonObjects;
  readonly #clock: Clock;
  readonly #networks: SessionNetworks;

  constructor(objects: JsonObjects, clock: Clock) {
    this.#objects = objects;
    this.#clock = clock;
    this.#networks = new SessionNetworks(objects, clock);
  }

  /**
   * Counts a ticket before it is recorded. Resolves with the cap that refuses it, and then has counted nothing; with
   * undefined if it may be recorded. Throws what the store throws, and an Error if too many writes meet.
   */
  async admit(request: TicketRequest): Promise<MetCap | undefined> {
    const id = ticketIdOf(request);
    const places = await this.#placesOf(request);
    const taken = await Promise.all(places.map((place) => this.#take(place, id)));
    const met = taken.find((result) => typeof result === 'object');
    if (!met) return undefined;
    const fresh = places.filter((_place, index) => taken[index] === 'taken');
    await Promise.all(fresh.map((place) => this.#release(place, id)));
    return met;
  }

  async #placesOf({ sessionId, email }: TicketRequest): Promise<Place[]> {
    const keys = {
      session: sessionId,
      address: mailBoxOf(email),
      network: await this.#networks.find(sessionId),
    };
    return TICKET_CAPS.flatMap((cap) => {
      const key = keys[cap.kind];
      return key === undefined ? [] : [{ cap, key: capKey(cap.kind, key) }];
    });
  }

  async #take({ cap, key }: Place, id: string): Promise<'taken' | 'known' | MetCap> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const found = await this.#objects.read(key);
      const verdict = takePlace(cap, found?.value as CapRecord | undefined, id, this.#clock.now());
      if (verdict.outcome === 'known') return 'known';
      if (verdict.outcome === 'full') return { cap, freeAt: verdict.freeAt };
      const written = await this.#objects.write(key, verdict.record, found?.etag);
      if (written !== undefined) return 'taken';
    }
    throw new Error(`Too many tickets of one ${cap.kind} are being counted at once`);
  }

  async #release({ key }: Place, id: string): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const found = await this.#objects.read(key);
      if (!found) return;
      const record = withoutPlace(found.value as CapRecord, id, this.#clock.now());
      if ((await this.#objects.write(key, record, found.etag)) !== undefined) return;
    }
  }
}

/** Returns the mail box of an address: `Sam+1@Example.edu` and `sam+2@example.edu` are read by one person. */
function mailBoxOf(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  return `${local.replace(/\+.*$/s, '')}@${domain}`;
}
