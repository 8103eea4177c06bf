import type { TicketLookup } from '../tickets/ticket-lookup.ts';
import type { TicketTracker, TrackedTicket } from '../tickets/ticket-tracker.ts';
import type { RequestTrackerConfig } from './request-tracker-config.ts';

const TIMEOUT_MS = 5_000;
const MAX_ANSWER_LENGTH = 100_000;

/** Finds tickets in Request Tracker by the id at the end of their subject, with REST 2.0 (RT 5). */
export class RequestTracker implements TicketLookup, TicketTracker {
  readonly #url: string;
  readonly #token: string;

  constructor({ url, token }: RequestTrackerConfig) {
    this.#url = url.replace(/\/$/, '');
    this.#token = token;
  }

  async find(ticketId: string): Promise<string | undefined> {
    const found = await this.#search(ticketId);
    return found && `RT ticket ${found.id}`;
  }

  async track(ticketId: string): Promise<TrackedTicket | undefined> {
    const found = await this.#search(ticketId);
    if (!found) return undefined;
    const { status, changedAt } = found;
    return { status, ...(changedAt !== undefined && { changedAt }) };
  }

  async #search(ticketId: string): Promise<Found | undefined> {
    if (!/^[A-Z0-9-]{1,40}$/.test(ticketId)) throw new TypeError('This is no id of a ticket');
    const query = new URLSearchParams({
      // In parentheses: a note has the id of its ticket in its subject, too.
      query: `Subject LIKE '(${ticketId})'`,
      fields: 'Status,LastUpdated',
      orderby: 'id',
      per_page: '1',
    });
    const answer = await fetch(`${this.#url}/REST/2.0/tickets?${query}`, {
      headers: { authorization: `token ${this.#token}`, accept: 'application/json' },
      // The token is for this address only.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new Error(`Request Tracker answered ${answer.status} to a search for a ticket`);
    }
    return firstTicket((await answer.text()).slice(0, MAX_ANSWER_LENGTH));
  }
}

interface Found extends TrackedTicket {
  readonly id: string;
}

/** Reads `{items: [{id, Status, LastUpdated}]}`. Throws an Error if the answer is anything else, so that it is not taken for "none". */
function firstTicket(text: string): Found | undefined {
  const { items } = (parsed(text) ?? {}) as { items?: unknown };
  if (!Array.isArray(items))
    throw new Error('Request Tracker answered with something else than tickets');
  const [first] = items as { id?: unknown; Status?: unknown; LastUpdated?: unknown }[];
  if (first === undefined) return undefined;
  const { id, Status: status, LastUpdated: changedAt } = first;
  const isTime = typeof changedAt === 'string' && !Number.isNaN(Date.parse(changedAt));
  return { id: String(id), status: String(status ?? ''), ...(isTime && { changedAt }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
