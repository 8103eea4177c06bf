import { readFileSync } from 'node:fs';
import { LiveContent } from '../../../../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../../../../services/bot/helpdesk/content-files.ts';
import type { TurnRecord } from '../../../../../services/bot/helpdesk/conversations/turn-record.ts';
import { HOURS } from '../../../../../services/bot/helpdesk/hours/hours-file.ts';
import type { OfficeHours } from '../../../../../services/bot/helpdesk/hours/office-hours.ts';
import { parseHours } from '../../../../../services/bot/helpdesk/hours/parse-hours.ts';
import { AddressProofs } from '../../../../../services/bot/helpdesk/proof/address-proofs.ts';
import { parseRouting } from '../../../../../services/bot/helpdesk/routing/parse-routing.ts';
import type { TicketDeliveryDeps } from '../../../../../services/bot/helpdesk/tickets/deliver-ticket.ts';
import type {
  Ticket,
  TicketEntry,
  TicketRequest,
} from '../../../../../services/bot/helpdesk/tickets/ticket.ts';
import { TicketCaps } from '../../../../../services/bot/helpdesk/tickets/ticket-caps.ts';
import type { TeamMail } from '../../../../../services/bot/helpdesk/tickets/ticket-mailer.ts';
import type { TicketNotice } from '../../../../../services/bot/helpdesk/tickets/ticket-notifier.ts';
import type { TicketOutbox } from '../../../../../services/bot/helpdesk/tickets/ticket-outbox.ts';
import { MemoryJsonObjects } from '../../../../support/chat/memory-json-objects.ts';
import { MemoryUploads } from '../../../../support/chat/memory-uploads.ts';

export const hours = parseHours(readFileSync('seed/hours.yaml', 'utf8'));
export const routing = parseRouting(readFileSync('seed/routing.yaml', 'utf8'));

export function aRequest(parts: Partial<TicketRequest> = {}): TicketRequest {
  return {
    sessionId: 'session-1',
    conversationId: 'conversation-1',
    name: 'Sam Rivera',
    email: 'sam.rivera@example.edu',
    category: 'course-sites',
    summary: 'The course site is broken',
    description: 'It shows a blank page.',
    ...parts,
  };
}

/** An outbox in memory, with revisions and times as in S3. */
export class MemoryOutbox implements TicketOutbox {
  readonly entries = new Map<string, { entry: TicketEntry; revision: string; writtenAt: number }>();
  readonly filed = new Map<string, TicketEntry>();
  now = 0;
  #revisions = 0;

  #write(entry: TicketEntry) {
    const revision = `r${++this.#revisions}`;
    this.entries.set(entry.ticket.ticketId, { entry, revision, writtenAt: this.now });
    return { entry, revision };
  }

  async record(entry: TicketEntry) {
    return this.entries.has(entry.ticket.ticketId) ? undefined : this.#write(entry);
  }

  async read(ticketId: string) {
    return this.entries.get(ticketId);
  }

  async replace(held: { revision: string }, entry: TicketEntry) {
    const current = this.entries.get(entry.ticket.ticketId);
    return current?.revision === held.revision ? this.#write(entry) : undefined;
  }

  async *untouchedSince(moment: Date) {
    for (const [ticketId, { writtenAt, revision }] of [...this.entries]) {
      if (writtenAt <= moment.getTime()) yield { ticketId, revision };
    }
  }

  async file(entry: TicketEntry) {
    this.filed.set(entry.ticket.ticketId, entry);
  }

  async isFiled(ticket: Ticket) {
    return this.filed.has(ticket.ticketId);
  }

  async find(ticketId: string) {
    return this.entries.get(ticketId)?.entry ?? this.filed.get(ticketId);
  }

  async remove(ticketId: string) {
    this.entries.delete(ticketId);
  }
}

type Step = 'mail' | 'notice' | 'urgent';

export interface FakeDeps extends TicketDeliveryDeps {
  readonly content: LiveContent;
  readonly outbox: MemoryOutbox;
  readonly mails: TeamMail[];
  readonly notices: TicketNotice[];
  readonly urgentNotices: TicketNotice[];
  /** Names of the steps that fail. */
  readonly failing: Set<Step>;
  /** What a step that fails throws, if not an Error that says nothing more. */
  failWith(error: Error): void;
  /** Waits as the outbox does between mails that are throttled, in milliseconds. */
  readonly pauses: number[];
  readonly pause: (ms: number) => Promise<void>;
  /** A kill after the mail service accepted the mail, and before its receipt was written. */
  killAfterMail(): void;
  readonly routing: typeof routing;
  readonly hours: typeof hours;
  /** The turns of every session. */
  readonly turns: TurnRecord[];
  readonly conversations: { turns(sessionId: string): Promise<readonly TurnRecord[]> };
  readonly objects: MemoryJsonObjects;
  readonly caps: TicketCaps;
  readonly uploads: MemoryUploads;
  /** The code is 000042, then 000043 and so on. */
  readonly proofs: AddressProofs;
  advance(ms: number): void;
}

export function fakeDeps(): FakeDeps {
  const outbox = new MemoryOutbox();
  outbox.now = Date.UTC(2026, 10, 22, 20, 0, 0);
  const mails: TeamMail[] = [];
  const notices: TicketNotice[] = [];
  const urgentNotices: TicketNotice[] = [];
  const pauses: number[] = [];
  const failing = new Set<Step>();
  let failure: Error | undefined;
  const recordOrFail = <T>(step: Step, list: T[]) => {
    return async (message: T) => {
      if (failing.has(step)) throw failure ?? new Error(`no ${step} today`);
      list.push(message);
      return `${step}-${list.length}`;
    };
  };
  let isKilled = false;
  const sendMail = recordOrFail('mail', mails);
  const objects = new MemoryJsonObjects();
  const uploads = new MemoryUploads();
  const clock = { now: () => new Date(outbox.now) };
  const turns: TurnRecord[] = [];
  const noContent = { list: async () => [], read: async () => '' };
  const mailer = {
    async send(mail: TeamMail) {
      const id = await sendMail(mail);
      if (!isKilled) return id;
      isKilled = false;
      throw new Error('killed');
    },
  };
  let code = 41;
  return {
    proofs: new AddressProofs({ objects, mailer, clock, random: () => ++code }),
    content: new LiveContent(noContent, clock, CONTENT_FILES),
    objects,
    caps: new TicketCaps(objects, clock),
    uploads,
    attachments: uploads,
    outbox,
    mails,
    notices,
    urgentNotices,
    failing,
    failWith: (error) => {
      failure = error;
    },
    pauses,
    pause: async (ms) => {
      pauses.push(ms);
    },
    routing,
    hours,
    turns,
    conversations: { turns: async () => turns },
    killAfterMail: () => {
      isKilled = true;
    },
    mailer,
    notifier: { publish: recordOrFail('notice', notices) },
    urgentNotifier: { publish: recordOrFail('urgent', urgentNotices) },
    officeHours: (): OfficeHours => HOURS.initial,
    clock,
    random: () => 0,
    advance: (ms) => {
      outbox.now += ms;
    },
  };
}
