import type { Route } from '../routing/routing-table.ts';

/** What a client told the bot, not yet redacted. */
export interface TicketRequest {
  readonly sessionId: string;
  /** What keeps two conversations of one session id apart: Lex's `originatingRequestId`. */
  readonly conversationId: string;
  readonly name: string;
  readonly email: string;
  readonly category: string;
  readonly summary: string;
  readonly description: string;
}

/** A request for help as it is recorded: redacted, tidied and routed. */
export interface Ticket {
  readonly version: 1;
  /** `LTSI-` and 10 Crockford base32 characters. */
  readonly ticketId: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly requestor: { readonly name: string; readonly email: string };
  readonly category: string;
  /** One line. */
  readonly summary: string;
  readonly description: string;
  readonly route: Route;
  /** The folder of the conversation's turns in the same bucket: `conversations/<sha256(sessionId)>/`. */
  readonly conversation: string;
}

/** That a message was accepted by the service that carries it. */
export interface Receipt {
  readonly messageId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A ticket with what has been done for it so far: what stands in the outbox and, complete, in the files. */
export interface TicketEntry {
  readonly ticket: Ticket;
  /** How often somebody set out to deliver it. */
  readonly attempts: number;
  /** When the last one did; ISO 8601, UTC. */
  readonly claimedAt: string;
  readonly mail?: Receipt;
  readonly notice?: Receipt;
}
