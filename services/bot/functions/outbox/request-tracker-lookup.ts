import type { TicketLookup } from '../../helpdesk/tickets/ticket-lookup.ts';

const TIMEOUT_MS = 5_000;
const MAX_ANSWER_LENGTH = 100_000;

export interface RequestTracker {
  /** The base URL, without `/REST/2.0`. */
  readonly url: string;
  /** An authentication token of a user that may see the tickets (RT 5: "Auth Tokens"). */
  readonly token: string;
}

/** Looks up tickets in Request Tracker by the id in their subject, with REST 2.0 (RT 5). */
export class RequestTrackerLookup implements TicketLookup {
  readonly #url: string;
  readonly #token: string;

  constructor({ url, token }: RequestTracker) {
    this.#url = url.replace(/\/$/, '');
    this.#token = token;
  }

  async find(ticketId: string): Promise<string | undefined> {
    if (!/^[A-Z0-9-]{1,40}$/.test(ticketId)) throw new TypeError('This is no id of a ticket');
    const query = new URLSearchParams({ query: `Subject LIKE '${ticketId}'`, per_page: '1' });
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

/** Reads `{items: [{id}]}`. Throws an Error if the answer is anything else, so that it is not taken for "none". */
function firstTicket(text: string): string | undefined {
  const { items } = (parsed(text) ?? {}) as { items?: unknown };
  if (!Array.isArray(items))
    throw new Error('Request Tracker answered with something else than tickets');
  const [first] = items as { id?: unknown }[];
  return first === undefined ? undefined : `RT ticket ${String(first.id)}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
