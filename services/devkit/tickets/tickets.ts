import type {
  DeliveryProblem,
  Receipt,
  TicketAttachment,
  TranscriptLine,
} from '../../bot/helpdesk/tickets/ticket.ts';
import type { Urgency } from '../../bot/helpdesk/urgency/urgency-cues.ts';
import type { Reading } from '../rt/reading.ts';

/** `waiting`: in the outbox; `failed`: in the outbox, and an attempt failed; `sent`: mailed, announced and filed. */
export type DeliveryState = 'waiting' | 'failed' | 'sent';

export interface TicketFilter {
  /** Days, both counted; the last 30 if neither is given. At most 366. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** All its words are in the id, name, address, summary or description, in any order and case. At most 200 characters. */
  readonly text?: string | undefined;
  readonly team?: string | undefined;
  readonly state?: DeliveryState | undefined;
  readonly urgency?: Urgency | undefined;
  /** From 0. */
  readonly page?: number | undefined;
  /** 1 to 200; 50 if not given. */
  readonly pageSize?: number | undefined;
}

export interface TicketSummary {
  readonly ticketId: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly state: DeliveryState;
  readonly team: string;
  readonly queue: string;
  readonly category: string;
  readonly urgency: Urgency;
  readonly name: string;
  readonly email: string;
  readonly summary: string;
  readonly attachments: number;
}

/** How far a search got: `done` of `total` objects were read. */
export interface SearchProgress {
  readonly done: number;
  readonly total: number;
}

export interface TicketPage {
  readonly from: string;
  readonly to: string;
  /** Whose days these are. */
  readonly timeZone: string;
  /** Newest first. */
  readonly tickets: readonly TicketSummary[];
  /** How many match in all. */
  readonly count: number;
  readonly page: number;
  readonly pageSize: number;
  /** The teams of the tickets in the range, for a choice. */
  readonly teams: readonly string[];
  /** Objects that could not be read, by key. */
  readonly unreadable: readonly { readonly key: string; readonly why: string }[];
  readonly searched: SearchProgress;
}

/** A part of the mail: text as a reader sees it, for what else is in it only the name. */
export interface MailPart {
  readonly type: string;
  readonly name: string | null;
  /** Of text parts. */
  readonly text: string | null;
}

/** The mail to the team, composed again from the ticket as it is stored: SES keeps no copy. */
export interface TicketMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** In the order of the mail, decoded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly parts: readonly MailPart[];
  /** MIME, as composed; attachments are empty, and SES puts in `Message-ID` and `Date` of its own. */
  readonly raw: string;
}

export interface Delivery {
  readonly state: DeliveryState;
  /** The number of attempts, without those that a mail service throttled. */
  readonly attempts: number;
  readonly claimedAt: string;
  /** When the mail service was called without a receipt: it may have been mailed. */
  readonly sending: string | null;
  readonly mail: Receipt | null;
  readonly notice: Receipt | null;
  readonly urgentNotice: Receipt | null;
  readonly overdueNotice: Receipt | null;
  readonly problem: DeliveryProblem | null;
  readonly retryAt: string | null;
  /** Whether it has waited for a day or longer. */
  readonly isOverdue: boolean;
}

export interface TicketDetails extends TicketSummary {
  readonly description: string;
  readonly course: string | null;
  readonly isProven: boolean;
  /** Why this team: the rule, and the category or words that it is based on. */
  readonly route: {
    readonly team: string;
    readonly queue: string;
    readonly address: string;
    readonly profile: string | null;
    readonly rule: string;
    readonly evidence: readonly string[];
  };
  readonly urgencyEvidence: readonly string[];
  readonly mail: TicketMail;
  /** What Request Tracker makes of the mail. */
  readonly rt: {
    readonly headline: string;
    readonly facts: readonly (readonly [label: string, value: string])[];
    readonly reading: Reading;
  };
  /** sha256 of the session id: the conversation under /console/api/chats. */
  readonly conversation: string;
  /** What was said before, as the mail has it. */
  readonly transcript: readonly TranscriptLine[];
  readonly tried: readonly string[];
  readonly files: readonly TicketAttachment[];
  readonly delivery: Delivery;
}

/** What came of a retry. */
export interface RetryResult {
  /** What the outbox function did, for all tickets; null if it failed before it could say. */
  readonly run: {
    readonly delivered: number;
    readonly failed: number;
    readonly waiting: number;
    readonly overdue: number;
  } | null;
  /** What the function failed with, without a stack. */
  readonly error: string | null;
  /** The ticket afterwards, if it was named and is there. */
  readonly delivery: Delivery | null;
  /** One sentence for people. */
  readonly says: string;
}
