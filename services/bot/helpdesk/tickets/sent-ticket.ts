/** The session attribute with the ticket that a chat has sent last. */
export const SENT_TICKET_ATTRIBUTE = 'sentTicket';

/** What a chat remembers of a ticket that it has sent. */
export interface SentTicket {
  readonly ticketId: string;
  readonly name: string;
  readonly email: string;
  readonly category: string;
  readonly team: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** Returns the ticket that a session has sent last, from its attributes. Undefined if there is none. */
export function sentTicketIn(
  attributes: Readonly<Record<string, string>> | null | undefined,
): SentTicket | undefined {
  try {
    const value = JSON.parse(attributes?.[SENT_TICKET_ATTRIBUTE] ?? 'null') as unknown;
    return isSentTicket(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSentTicket(value: unknown): value is SentTicket {
  const { ticketId, name, email, category, team, recordedAt } = (value ??
    {}) as Partial<SentTicket>;
  return (
    [ticketId, name, email, category, team].every((one) => typeof one === 'string') &&
    !Number.isNaN(Date.parse(recordedAt ?? ''))
  );
}
