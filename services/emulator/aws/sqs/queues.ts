import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { removeFileDurably, writeFileDurably } from '../../../base/durable/files.ts';
import { foldersIn, makeFolder } from '../../../base/durable/guarded-folders.ts';
import { releaseKeptJournal, wasJournalKept } from '../../../base/durable/kept-journal.ts';
import { KeyLock } from '../../../base/durable/key-lock.ts';
import { readRecord } from '../../../base/durable/stored-record.ts';
import type { Timers } from '../../../base/timers.ts';
import { parseArn } from '../arn.ts';
import { ACCOUNT_ID } from '../service.ts';
import { queueDoesNotExist } from './errors.ts';
import { MessageStore } from './message-store.ts';
import type { QueueAttributes } from './queue-attributes.ts';
import { Waiters } from './waiters.ts';

/** A queue's file, next to the journal of its messages. */
export interface QueueRecord {
  /** Distinguishes a queue from an earlier one of the same name. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly attributes: QueueAttributes;
  readonly tags: Readonly<Record<string, string>>;
}

const JOURNAL = 'messages.ndjson';
const MEMBERS = ['id', 'name', 'arn', 'attributes', 'tags'];
const COST =
  'The queue has lost its settings, and does not exist until it is created again, with its messages; the product creates its own at every start.';
const REMEDY =
  'With the product stopped, restore the file from a backup, or create a queue of the same name.';

export interface Queue {
  record: QueueRecord;
  readonly messages: MessageStore;
  /** Receivers that are waiting for a message. */
  readonly waiters: Waiters;
}

export interface QueuesDeps {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
}

/** The queues: `<folder>/<hash of the name>/{queue.json,messages.ndjson}`. */
export class Queues {
  readonly #folder: string;
  readonly #deps: QueuesDeps;
  readonly #byName = new Map<string, Queue>();
  /** One change at a time per queue's record. */
  readonly #locks = new KeyLock();

  private constructor(folder: string, deps: QueuesDeps) {
    this.#folder = folder;
    this.#deps = deps;
  }

  /** Opens every queue in a folder, creating the folder if it does not exist. */
  static async open(folder: string, deps: QueuesDeps): Promise<Queues> {
    const queues = new Queues(folder, deps);
    await makeFolder(folder);
    for (const name of await foldersIn(folder)) await queues.#adopt(join(folder, name));
    return queues;
  }

  /** Returns all queues, sorted by name. */
  list(): Queue[] {
    return [...this.#byName.values()].toSorted((a, b) => (a.record.name < b.record.name ? -1 : 1));
  }

  find(name: string): Queue | undefined {
    return this.#byName.get(name);
  }

  findByArn(arn: string): Queue | undefined {
    const queue = this.#byName.get(parseArn(arn).resource);
    return queue?.record.arn === arn ? queue : undefined;
  }

  /** Returns the queue of a URL; only the path counts, the host may be any name of the endpoint. Throws QueueDoesNotExist. */
  require(url: string | undefined): Queue {
    const [, account, name] = /^(?:https?:\/\/[^/]+)?\/([^/]+)\/([^/]+)$/.exec(url ?? '') ?? [];
    const queue = account === ACCOUNT_ID ? this.#byName.get(name ?? '') : undefined;
    if (!queue) throw queueDoesNotExist();
    return queue;
  }

  /** Creates a queue. Returns its record, or that of an existing queue of the same name. */
  async create(record: QueueRecord): Promise<QueueRecord> {
    return this.#locks.run(record.name, async () => {
      const existing = this.#byName.get(record.name);
      if (existing) return existing.record;
      await this.#write(record);
      await this.#open(this.#folderOf(record.name), record);
      return record;
    });
  }

  /** Changes a queue's record. Throws QueueDoesNotExist if the queue was removed. */
  async update(queue: Queue, change: (before: QueueRecord) => QueueRecord): Promise<void> {
    await this.#locks.run(queue.record.name, async () => {
      if (this.#byName.get(queue.record.name) !== queue) throw queueDoesNotExist();
      const record = change(queue.record);
      await this.#write(record);
      queue.record = record;
    });
  }

  /** Removes a queue with its messages. Throws QueueDoesNotExist if it was removed already. */
  async remove(queue: Queue): Promise<void> {
    const { name } = queue.record;
    await this.#locks.run(name, async () => {
      if (this.#byName.get(name) !== queue) throw queueDoesNotExist();
      this.#byName.delete(name);
      queue.waiters.close();
      await queue.messages.close();
      const folder = this.#folderOf(name);
      await releaseKeptJournal(join(folder, JOURNAL));
      await removeFileDurably(join(folder, 'queue.json'));
      await rm(folder, { recursive: true, force: true });
    });
  }

  /** Ends waiting receivers and closes the files. */
  async close(): Promise<void> {
    for (const { waiters } of this.#byName.values()) waiters.close();
    await Promise.all([...this.#byName.values()].map(({ messages }) => messages.close()));
  }

  async #write(record: QueueRecord): Promise<void> {
    const path = join(this.#folderOf(record.name), 'queue.json');
    await writeFileDurably(path, JSON.stringify(record));
  }

  async #open(folder: string, record: QueueRecord): Promise<void> {
    const { clock, timers, damage } = this.#deps;
    const messages = await MessageStore.open(join(folder, JOURNAL), clock, damage);
    this.#byName.set(record.name, { record, messages, waiters: new Waiters(timers) });
  }

  /**
   * A folder without a record has lost it, and keeps its messages until a queue of that name is created again; without a
   * journal that was opened before, it was left by a crash while a queue was being created or removed.
   */
  async #adopt(folder: string): Promise<void> {
    const { damage } = this.#deps;
    const path = join(folder, 'queue.json');
    const record = await readRecord<QueueRecord>(path, { cost: COST, members: MEMBERS }, damage);
    if (record) return this.#open(folder, record);
    if (damage?.has(path)) return;
    if (damage && (await wasJournalKept(join(folder, JOURNAL)))) {
      damage.add({ path, problem: 'is missing', cost: COST, remedy: REMEDY });
    } else await rm(folder, { recursive: true, force: true });
  }

  /** Hashed, because a file system may not distinguish `Mail` from `mail`. */
  #folderOf(name: string): string {
    return join(this.#folder, createHash('sha256').update(name).digest('hex').slice(0, 32));
  }
}
