import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile, writeFileDurably } from '../../../base/durable/files.ts';
import { isMessageId } from './message-id.ts';

/** What is known of a mail beside its content. */
export interface MailRecord {
  /** As the sender was told; sorts by time. */
  readonly messageId: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** The service that sent it. */
  readonly sentBy: 'ses' | 'sns';
  /** Envelope: whom bounces would go to, and who gets it, Bcc included. */
  readonly source: string;
  readonly destinations: readonly string[];
  /** As it stands in the mail, encoded words and all. */
  readonly subject: string;
  /** What the sender tagged it with, beside the mail. */
  readonly tags: Readonly<Record<string, string>>;
  readonly sizeBytes: number;
}

/** Which mails of a list are asked for. */
export interface MailPage {
  /** Only mails older than this one. */
  readonly before?: string;
  readonly limit?: number;
}

/** Mail that was sent, wherever it is kept. */
export interface SentMail {
  /** Newest first. */
  list(page?: MailPage): readonly MailRecord[] | Promise<readonly MailRecord[]>;
  /** Undefined where there is no such mail. */
  read(messageId: string): Promise<{ record: MailRecord; raw: Buffer } | undefined>;
}

/** All mail that leaves the local AWS ends here: one `.eml` and one JSON file a mail. */
export interface MailBox extends SentMail {
  /** Keeps a mail; resolves once it is on disk. */
  put(record: Omit<MailRecord, 'sizeBytes'>, raw: Uint8Array): Promise<MailRecord>;
  list(page?: MailPage): readonly MailRecord[];
  count(): number;
}

/** Opens `<dataDir>/mail`. Throws with the path of a record that is not JSON. */
export async function openMailBox({ dataDir }: { readonly dataDir: string }): Promise<MailBox> {
  const folder = join(dataDir, 'mail');
  const records = new Map<string, MailRecord>();
  for (const record of await readRecords(folder)) records.set(record.messageId, record);
  const newestFirst = () =>
    [...records.values()].sort((a, b) => (a.messageId < b.messageId ? 1 : -1));

  return {
    async put(envelope, raw) {
      if (!isMessageId(envelope.messageId)) throw new TypeError('Not the id of a message');
      const record = { ...envelope, sizeBytes: raw.byteLength };
      const path = join(folder, record.messageId);
      // The record comes last: a mail without one was never acknowledged.
      await writeFileDurably(`${path}.eml`, raw);
      await writeFileDurably(`${path}.json`, `${JSON.stringify(record, undefined, 2)}\n`);
      records.set(record.messageId, record);
      return record;
    },

    list({ before, limit = 100 } = {}) {
      const all = newestFirst();
      const from = before === undefined ? all : all.filter((mail) => mail.messageId < before);
      return from.slice(0, limit);
    },

    count: () => records.size,

    async read(messageId) {
      const record = records.get(messageId);
      if (!record) return undefined;
      return { record, raw: await readFile(join(folder, `${record.messageId}.eml`)) };
    },
  };
}

async function readRecords(folder: string): Promise<MailRecord[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const records: MailRecord[] = [];
  for (const name of names) {
    if (!name.endsWith('.json')) continue;
    const record = await readJsonFile<MailRecord>(join(folder, name));
    if (record) records.push(record);
  }
  return records;
}
