import type { Clock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Journal } from '../../../base/durable/journal.ts';
import { openKeptJournal } from '../../../base/durable/kept-journal.ts';
import { isRecord } from '../../../base/durable/stored-record.ts';
import type { QueuedMessage, Reception, SentMessage } from './message.ts';

/** A line of a queue's journal. */
type Line =
  | { readonly sent: SentMessage; readonly reception?: Reception }
  | { readonly received: string; readonly reception: Reception }
  | { readonly deleted: string }
  | { readonly purged: true };

/** A shorter journal is not worth rewriting. */
const COMPACT_ABOVE = 1000;

const UNRECEIVED: Reception = { receiveCount: 0, firstReceivedAt: 0, hiddenUntil: 0 };

export interface MessageCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** The messages of one queue: in memory in the order they were sent, and in a journal on disk. */
export class MessageStore {
  readonly #journal: Journal<Line>;
  readonly #clock: Clock;
  readonly #messages: Map<string, QueuedMessage>;
  /** Ids of messages that are delayed or in flight. */
  readonly #hidden = new Set<string>();
  /** Ids of messages that can be received, in order. */
  readonly #visible = new Set<string>();
  #expiredAt = 0;

  private constructor(journal: Journal<Line>, clock: Clock, messages: Map<string, QueuedMessage>) {
    this.#journal = journal;
    this.#clock = clock;
    this.#messages = messages;
  }

  /**
   * Opens the journal at a path. Damage costs the messages in it that can't be read; it is an Error that names the file
   * and the line if there is no report.
   */
  static async open(
    path: string,
    clock: Clock,
    damage?: DamageReport | undefined,
  ): Promise<MessageStore> {
    const messages = new Map<string, QueuedMessage>();
    const begin = () => {
      messages.clear();
      return (line: Line) => replay(messages, line);
    };
    const cost = 'The messages of the queue in what can not be read are lost.';
    const journal = await openKeptJournal<Line>({ path, begin, isLine, cost, damage });
    const store = new MessageStore(journal, clock, messages);
    for (const { reception } of messages.values()) {
      // The receiver ended with the process that wrote this.
      if (reception.isHeldInside) reception.hiddenUntil = 0;
    }
    for (const message of messages.values()) store.#place(message);
    return store;
  }

  /** Resolves once the message is on disk; only then can it be received. */
  async add(message: SentMessage): Promise<void> {
    await this.#journal.append([{ sent: message }]);
    const queued = { ...message, reception: { ...UNRECEIVED } };
    this.#messages.set(message.id, queued);
    this.#place(queued);
  }

  find(id: string): QueuedMessage | undefined {
    return this.#messages.get(id);
  }

  /** Returns the next message that can be received. */
  next(): QueuedMessage | undefined {
    this.#reveal();
    const [id] = this.#visible;
    return id === undefined ? undefined : this.#messages.get(id);
  }

  /** Returns when the next hidden message becomes visible, in milliseconds since 1970. */
  nextVisibleAt(): number | undefined {
    let earliest: number | undefined;
    for (const id of this.#hidden) {
      const time = hiddenUntil(this.#messages.get(id));
      if (earliest === undefined || time < earliest) earliest = time;
    }
    return earliest;
  }

  /** Hides a message until a time, in milliseconds since 1970, and counts the reception. */
  receive(message: QueuedMessage, until: number, isHeldInside: boolean): void {
    const { reception } = message;
    reception.receiveCount += 1;
    reception.isHeldInside = isHeldInside;
    reception.firstReceivedAt ||= this.#clock.now().getTime();
    this.hide(message, until);
  }

  /** Changes when a message becomes visible again, in milliseconds since 1970; a past time makes it visible at once. */
  hide(message: QueuedMessage, until: number): void {
    message.reception.hiddenUntil = until;
    this.#visible.delete(message.id);
    this.#hidden.delete(message.id);
    this.#place(message);
    this.#journal.note({ received: message.id, reception: { ...message.reception } });
    this.#compactIfLong();
  }

  /** Resolves once the removal is on disk. */
  async remove(id: string): Promise<void> {
    if (!this.#messages.has(id)) return;
    this.#forget(id);
    await this.#journal.append([{ deleted: id }]);
    this.#compactIfLong();
  }

  async purge(): Promise<void> {
    for (const id of this.#messages.keys()) this.#forget(id);
    await this.#journal.append([{ purged: true }]);
  }

  /** Drops messages older than the retention period. Checks at most once a second. */
  expire(retentionMs: number): void {
    const now = this.#clock.now().getTime();
    if (now - this.#expiredAt < 1000) return;
    this.#expiredAt = now;
    for (const { id, sentAt } of this.#messages.values()) {
      if (sentAt + retentionMs > now) continue;
      this.#forget(id);
      this.#journal.note({ deleted: id });
    }
    this.#compactIfLong();
  }

  counts(): MessageCounts {
    this.#reveal();
    const hidden = [...this.#hidden].map((id) => this.#messages.get(id));
    const inFlight = hidden.filter(
      (message) => message && message.reception.receiveCount > 0,
    ).length;
    return { visible: this.#visible.size, inFlight, delayed: hidden.length - inFlight };
  }

  async close(): Promise<void> {
    await this.#journal.close();
  }

  #reveal(): void {
    const now = this.#clock.now().getTime();
    for (const id of this.#hidden) {
      if (hiddenUntil(this.#messages.get(id)) > now) continue;
      this.#hidden.delete(id);
      this.#visible.add(id);
    }
  }

  #place(message: QueuedMessage): void {
    const isHidden = hiddenUntil(message) > this.#clock.now().getTime();
    (isHidden ? this.#hidden : this.#visible).add(message.id);
  }

  #forget(id: string): void {
    this.#messages.delete(id);
    this.#hidden.delete(id);
    this.#visible.delete(id);
  }

  #compactIfLong(): void {
    if (this.#journal.length < COMPACT_ABOVE + 4 * this.#messages.size) return;
    const snapshot = () =>
      [...this.#messages.values()].map(({ reception, ...sent }) => ({ sent, reception }));
    // A journal that could not be rewritten only stays long; the next change tries again.
    this.#journal.compact(snapshot).catch(() => undefined);
  }
}

function isLine(line: Readonly<Record<string, unknown>>): boolean {
  if ('sent' in line) return isRecord(line.sent) && typeof line.sent.id === 'string';
  if ('received' in line) return typeof line.received === 'string';
  return typeof line.deleted === 'string' || line.purged === true;
}

function replay(messages: Map<string, QueuedMessage>, line: Line): void {
  if ('sent' in line) {
    const reception = line.reception ?? { ...UNRECEIVED };
    messages.set(line.sent.id, { ...line.sent, reception });
  } else if ('received' in line) {
    Object.assign(messages.get(line.received)?.reception ?? {}, line.reception);
  } else if ('deleted' in line) messages.delete(line.deleted);
  else messages.clear();
}

function hiddenUntil(message: QueuedMessage | undefined): number {
  if (!message) return 0;
  return Math.max(message.delayedUntil, message.reception.hiddenUntil);
}
