import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { removeFileDurably, writeFileDurably } from '../../../base/durable/files.ts';
import { isMessageId } from './message-id.ts';
import { readMails } from './read-mails.ts';

const DAY_MS = 24 * 3_600_000;
/** No mail is kept longer: as long as the template keeps conversations. */
const MAX_DAYS = 90;
/** Beyond this many mails, the oldest go earlier, but none that is younger than a week. */
const MAX_MAILS = 10_000;
const MIN_DAYS = 7;

/** The metadata of a mail. */
export interface MailRecord {
  /** The id that the sender received. Sorts by time. */
  readonly messageId: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** The service that sent it. */
  readonly sentBy: 'ses' | 'sns';
  /** Envelope sender, which receives bounces. */
  readonly source: string;
  /** Envelope recipients, including Bcc. */
  readonly destinations: readonly string[];
  /** As in the mail, with encoded words. */
  readonly subject: string;
  /** Tags that the sender set. They are not part of the mail. */
  readonly tags: Readonly<Record<string, string>>;
  readonly sizeBytes: number;
}

/** The requested page of a list. */
export interface MailPage {
  /** Only mails older than this one. */
  readonly before?: string;
  readonly limit?: number;
}

/** Read access to sent mail, wherever it is stored. */
export interface SentMail {
  /** Returns mails, newest first. */
  list(page?: MailPage): readonly MailRecord[] | Promise<readonly MailRecord[]>;
  /** Returns a mail, or undefined if it does not exist. */
  read(messageId: string): Promise<{ record: MailRecord; raw: Buffer } | undefined>;
}

export interface MailBoxOptions {
  readonly dataDir: string;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
  /** Hears of each mail. */
  readonly onMail?: (() => void) | undefined;
}

/** Opens `<dataDir>/mail`. Throws Error, with the path, if a record is damaged and there is no report. */
export async function openMailBox(options: MailBoxOptions): Promise<MailBox> {
  const folder = join(options.dataDir, 'mail');
  return new MailBox(folder, await readMails(folder, options.damage), options.onMail);
}

/** Stores all mail that the local AWS sends: an `.eml` and a JSON file for each mail. */
export class MailBox implements SentMail {
  readonly #folder: string;
  readonly #records: Map<string, MailRecord>;
  readonly #onMail: () => void;

  constructor(folder: string, records: readonly MailRecord[], onMail: () => void = () => {}) {
    this.#folder = folder;
    this.#onMail = onMail;
    this.#records = new Map(records.map((record) => [record.messageId, record]));
  }

  /** Stores a mail. It is durable when this resolves. */
  async put(envelope: Omit<MailRecord, 'sizeBytes'>, raw: Uint8Array): Promise<MailRecord> {
    if (!isMessageId(envelope.messageId)) throw new TypeError('Not the id of a message');
    const record = { ...envelope, sizeBytes: raw.byteLength };
    const path = join(this.#folder, record.messageId);
    // The record is written last: a mail without one was never acknowledged.
    await writeFileDurably(`${path}.eml`, raw);
    await writeFileDurably(`${path}.json`, `${JSON.stringify(record, undefined, 2)}\n`);
    this.#records.set(record.messageId, record);
    this.#onMail();
    return record;
  }

  list({ before, limit = 100 }: MailPage = {}): readonly MailRecord[] {
    return [...this.#records.values()]
      .sort((a, b) => (a.messageId < b.messageId ? 1 : -1))
      .filter((mail) => before === undefined || mail.messageId < before)
      .slice(0, limit);
  }

  count(): number {
    return this.#records.size;
  }

  /** Deletes old mails: those older than 90 days, and those older than a week beyond 10,000. Returns how many. */
  async prune(now: Date, maxMails = MAX_MAILS): Promise<number> {
    const daysOf = ({ receivedAt }: MailRecord) =>
      (now.getTime() - Date.parse(receivedAt)) / DAY_MS;
    const surplus = this.#records.size - maxMails;
    const old = this.list({ limit: Number.POSITIVE_INFINITY })
      .toReversed()
      .filter((mail, index) => daysOf(mail) > (index < surplus ? MIN_DAYS : MAX_DAYS));
    for (const { messageId } of old) {
      this.#records.delete(messageId);
      const path = join(this.#folder, messageId);
      // The record goes first: a mail without one is no mail any more.
      await removeFileDurably(`${path}.json`);
      await rm(`${path}.eml`, { force: true });
    }
    return old.length;
  }

  async read(messageId: string): Promise<{ record: MailRecord; raw: Buffer } | undefined> {
    const record = this.#records.get(messageId);
    if (!record) return undefined;
    const path = join(this.#folder, `${record.messageId}.eml`);
    const raw = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      // Lost with its file, which was reported.
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return raw && { record, raw };
  }
}
