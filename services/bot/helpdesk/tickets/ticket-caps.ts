import type { Clock } from '../clock.ts';
import type { JsonObjects } from '../conversations/json-objects.ts';
import { HourlyPlaces, type Met } from './hourly-places.ts';
import { mailBoxOf } from './mail-box.ts';
import { SessionNetworks } from './session-network.ts';
import type { TicketRequest } from './ticket.ts';
import { capKey, TICKET_CAPS, type TicketCap } from './ticket-cap.ts';
import { ticketIdOf } from './ticket-id.ts';

/** A cap that a ticket has met, and when the next place becomes free. */
export type MetCap = Met<TicketCap>;

/**
 * Limits the tickets of a session, of a typed address and of a network, in any hour. A repeated confirmation, which has the
 * same id, is counted once.
 */
export class TicketCaps {
  readonly #places: HourlyPlaces;
  readonly #networks: SessionNetworks;

  constructor(objects: JsonObjects, clock: Clock) {
    this.#places = new HourlyPlaces(objects, clock);
    this.#networks = new SessionNetworks(objects, clock);
  }

  /**
   * Counts a ticket before it is recorded. Resolves with the cap that refuses it, and then has counted nothing; with
   * undefined if it may be recorded. Throws what the store throws, and an Error if too many writes meet.
   */
  async admit(request: TicketRequest): Promise<MetCap | undefined> {
    const keys = {
      session: request.sessionId,
      address: mailBoxOf(request.email),
      network: await this.#networks.find(request.sessionId),
    };
    const places = TICKET_CAPS.flatMap((cap) => {
      const key = keys[cap.kind];
      return key === undefined ? [] : [{ cap, key: capKey(cap.kind, key) }];
    });
    return this.#places.takeAll(places, ticketIdOf(request));
  }
}
