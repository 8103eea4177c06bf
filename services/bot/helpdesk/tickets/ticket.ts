import type { TicketRoute } from '../routing/routing-table.ts';
import type { Upload } from '../uploads/upload.ts';
import type { Urgency } from '../urgency/urgency-cues.ts';
import type { ProblemKind } from './mail-not-sent-error.ts';

/** A client's answers, not yet redacted. */
export interface TicketRequest {
  readonly sessionId: string;
  /** Distinguishes conversations that share a session id: Lex's `originatingRequestId`. */
  readonly conversationId: string;
  readonly name: string;
  readonly email: string;
  readonly category: string;
  readonly summary: string;
  readonly description: string;
  /** What the client says of the urgency, which counts more than the words of the ticket. */
  readonly urgency?: Urgency | undefined;
  /** What the client has uploaded for this ticket. */
  readonly uploads?: readonly Upload[];
  /** Whether the client has shown to read the mail of the address. */
  readonly isProven?: boolean;
  /** Whether the client keeps back what was said before. */
  readonly withoutChat?: boolean;
}

/** A file of a ticket. */
export interface TicketAttachment {
  /** `attachments/<ticketId>/<n>-<safe name>` in the bucket of the tickets. */
  readonly key: string;
  /** Ends with an extension of the type. */
  readonly name: string;
  /** The media type, by the first bytes. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** One thing that was said in the chat before a ticket, redacted. `agent` is a person, `system` says who came and went. */
export interface TranscriptLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: 'client' | 'bot' | 'agent' | 'system';
  readonly text: string;
}

/** A request for help as recorded: redacted, cleaned up and routed. */
export interface Ticket {
  readonly version: 1;
  /** `LTSI-` and 10 Crockford base32 characters. */
  readonly ticketId: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly requestor: {
    readonly name: string;
    readonly email: string;
    /** Set if the client has shown to read the mail of the address. */
    readonly isProven?: true;
  };
  readonly category: string;
  /** The code of the one course that is named: "BIOL 225". */
  readonly course?: string;
  /** One line. */
  readonly summary: string;
  readonly description: string;
  readonly route: TicketRoute;
  /** The key prefix of the conversation's turns in the same bucket: `conversations/<sha256(sessionId)>/`. */
  readonly conversation: string;
  /** What was said before, without the answers to the form. Missing if the client came by no chat of ours. */
  readonly transcript?: readonly TranscriptLine[];
  /** What the bot showed, offered or did not find, a sentence for each. */
  readonly tried?: readonly string[];
  readonly attachments?: readonly TicketAttachment[];
}

/** Proof that a service has accepted a message. */
export interface Receipt {
  readonly messageId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Why the last attempt to deliver a ticket failed. Has no personal data. */
export interface DeliveryProblem {
  readonly kind: ProblemKind;
  readonly reason: string;
  /** What a person can do. */
  readonly remedy: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A ticket and its delivery so far, as kept in the outbox and, once complete, filed. */
export interface TicketEntry {
  readonly ticket: Ticket;
  /** The number of delivery attempts, without those that a mail service throttled. */
  readonly attempts: number;
  /** When the last attempt started; ISO 8601, UTC. */
  readonly claimedAt: string;
  /**
   * When the mail service was last called without a receipt yet; ISO 8601, UTC. An entry that still has this when it is
   * read again was interrupted, so its mail may have been sent.
   */
  readonly sending?: string;
  readonly mail?: Receipt;
  readonly notice?: Receipt;
  /** The notice on the topic for what is urgent out of hours. */
  readonly urgentNotice?: Receipt;
  /** The notice that the ticket has waited for a day. */
  readonly overdueNotice?: Receipt;
  /** Why the last attempt failed. */
  readonly problem?: DeliveryProblem;
  /** Not to be tried again before; ISO 8601, UTC. */
  readonly retryAt?: string;
}
