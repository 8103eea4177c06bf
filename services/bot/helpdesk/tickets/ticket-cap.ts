import { stateKey } from '../conversations/conversation-key.ts';

/** A limit of tickets within an hour. */
export interface TicketCap {
  readonly kind: 'session' | 'address' | 'network';
  readonly max: number;
}

/** A campus is one network, and an address may be typed by anybody. */
export const TICKET_CAPS: readonly TicketCap[] = [
  { kind: 'session', max: 3 },
  { kind: 'address', max: 5 },
  { kind: 'network', max: 200 },
];

export const CAP_WINDOW_MS = 3_600_000;

/** The tickets of one session, address or network in the last hour. */
export interface CapRecord {
  readonly v: 1;
  /** Oldest first. */
  readonly tickets: readonly { readonly id: string; readonly at: string }[];
  readonly expiresAt: string;
}

export type CapVerdict =
  | { readonly outcome: 'known' }
  | { readonly outcome: 'taken'; readonly record: CapRecord }
  | { readonly outcome: 'full'; readonly freeAt: Date };

/** Returns the key of a counter. The hash keeps session ids and addresses out of listings. */
export function capKey(kind: string, key: string): string {
  return stateKey('cap', `${kind}:${key}`);
}

/** Takes a place for a ticket, unless it has one already. If there is none, returns when the next one becomes free. */
export function takePlace(
  { max }: Pick<TicketCap, 'max'>,
  record: CapRecord | undefined,
  id: string,
  now: Date,
): CapVerdict {
  const tickets = openTickets(record, now);
  if (tickets.some((ticket) => ticket.id === id)) return { outcome: 'known' };
  const oldest = tickets[tickets.length - max];
  if (oldest) return { outcome: 'full', freeAt: new Date(Date.parse(oldest.at) + CAP_WINDOW_MS) };
  const added = [...tickets, { id, at: now.toISOString() }];
  return { outcome: 'taken', record: recordOf(added, now) };
}

/** Returns the record without the place of a ticket. */
export function withoutPlace(record: CapRecord | undefined, id: string, now: Date): CapRecord {
  return recordOf(
    openTickets(record, now).filter((ticket) => ticket.id !== id),
    now,
  );
}

function openTickets(record: CapRecord | undefined, now: Date): CapRecord['tickets'] {
  const from = now.getTime() - CAP_WINDOW_MS;
  return (record?.tickets ?? []).filter(({ at }) => Date.parse(at) > from);
}

function recordOf(tickets: CapRecord['tickets'], now: Date): CapRecord {
  return { v: 1, tickets, expiresAt: new Date(now.getTime() + CAP_WINDOW_MS).toISOString() };
}
