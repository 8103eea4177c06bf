import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { removeFileDurably, writeFileDurably } from '../../../base/durable/files.ts';
import { foldersIn, makeFolder } from '../../../base/durable/guarded-folders.ts';
import { KeyLock } from '../../../base/durable/key-lock.ts';
import { readRecord } from '../../../base/durable/stored-record.ts';
import { AwsError } from '../errors.ts';
import { ACCOUNT_ID } from '../service.ts';
import { BucketObjects } from './bucket-objects.ts';
import { noSuchBucket } from './errors.ts';
import { hasObjectFiles } from './object-files.ts';
import { RecordCache } from './record-cache.ts';
import { reviveDates } from './revive-dates.ts';

/** The record of a bucket, as stored in `bucket.json`. */
export interface Bucket {
  readonly name: string;
  readonly region: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Absent until versioning is first set. It can't be unset after that. */
  readonly versioning?: 'Enabled' | 'Suspended';
  /** Payloads of the subresources, stored as they were put: `encryption`, `policy` … */
  readonly configurations: Readonly<Record<string, unknown>>;
}

const MEMBERS = ['name', 'region', 'createdAt', 'configurations'];
const COST =
  'The bucket has lost its settings, and does not exist until it is created again, with its objects; the product creates its own at every start.';
const REMEDY =
  'With the product stopped, restore the file from a backup, or create a bucket of the same name.';

interface OpenBucket {
  record: Bucket;
  objects?: Promise<BucketObjects>;
}

/** The buckets on disk: `<folder>/<name>/{bucket.json,objects,incoming,uploads}`. Keys are read on first use. */
export class Buckets {
  readonly #folder: string;
  readonly #onSequence: (sequence: string) => void;
  readonly #damage: DamageReport | undefined;
  readonly #records = new RecordCache();
  readonly #open = new Map<string, OpenBucket>();
  /** Serializes changes to the record of each bucket. */
  readonly #locks = new KeyLock();

  private constructor(
    folder: string,
    onSequence: (sequence: string) => void,
    damage: DamageReport | undefined,
  ) {
    this.#folder = folder;
    this.#onSequence = onSequence;
    this.#damage = damage;
  }

  /**
   * Opens the buckets in a folder; every sequence number in use is passed to `onSequence`. What is damaged is reported and
   * costs that one thing; without a report it is an Error.
   */
  static async open(
    folder: string,
    onSequence: (sequence: string) => void,
    damage?: DamageReport | undefined,
  ): Promise<Buckets> {
    const buckets = new Buckets(folder, onSequence, damage);
    await makeFolder(folder);
    for (const name of await foldersIn(folder)) await buckets.#adopt(name);
    return buckets;
  }

  /** Returns all buckets, sorted by name. */
  list(): Bucket[] {
    return [...this.#open.values()]
      .map((open) => open.record)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(name: string): Bucket | undefined {
    return this.#open.get(name)?.record;
  }

  /**
   * Returns the bucket that a call names.
   * Throws NoSuchBucket if it does not exist, AccessDenied if the call expects an owner other than the local account.
   */
  require(name: string | undefined, expectedOwner?: string): Bucket {
    const bucket = this.find(name ?? '');
    if (!bucket) throw noSuchBucket(name ?? '');
    if (expectedOwner !== undefined && expectedOwner !== ACCOUNT_ID) {
      throw new AwsError('AccessDenied', 403, 'Access Denied', {
        detail: `support-bot: the expected bucket owner is ${expectedOwner}, the owner ${ACCOUNT_ID}.`,
      });
    }
    return bucket;
  }

  /** Creates a bucket. Returns false if the name is taken. */
  async create(record: Bucket): Promise<boolean> {
    return this.#locks.run(record.name, async () => {
      if (this.#open.has(record.name)) return false;
      await this.#write(record);
      this.#open.set(record.name, { record });
      return true;
    });
  }

  /** Changes a bucket's record. Throws NoSuchBucket if the bucket does not exist. */
  async update(name: string, change: (before: Bucket) => Bucket): Promise<void> {
    await this.#locks.run(name, async () => {
      const open = this.#open.get(name);
      if (!open) throw noSuchBucket(name);
      const record = change(open.record);
      await this.#write(record);
      open.record = record;
    });
  }

  /** Stores the payload of a subresource, or removes it if undefined. */
  async configure(name: string, subresource: string, payload: unknown): Promise<void> {
    await this.update(name, (before) => {
      const { [subresource]: _before, ...others } = before.configurations;
      const configurations = payload === undefined ? others : { ...others, [subresource]: payload };
      return { ...before, configurations };
    });
  }

  /** Deletes a bucket and its folder. Returns false if `isEmpty`, called under the bucket's lock, says no. */
  async remove(name: string, isEmpty: () => boolean): Promise<boolean> {
    return this.#locks.run(name, async () => {
      if (!isEmpty()) return false;
      this.#open.delete(name);
      await removeFileDurably(this.#path(name, 'bucket.json'));
      await rm(this.#path(name), { recursive: true, force: true });
      return true;
    });
  }

  objects(name: string): Promise<BucketObjects> {
    const open = this.#open.get(name);
    if (!open) throw noSuchBucket(name);
    open.objects ??= BucketObjects.open(
      this.#path(name, 'objects'),
      this.#onSequence,
      this.#damage,
      this.#records,
    );
    return open.objects;
  }

  /** Returns the folder for bodies that are being received. It is on the same disk as the objects. */
  incoming(name: string): string {
    return this.#path(name, 'incoming');
  }

  uploads(name: string): string {
    return this.#path(name, 'uploads');
  }

  async #write(record: Bucket): Promise<void> {
    await writeFileDurably(this.#path(record.name, 'bucket.json'), JSON.stringify(record));
  }

  #path(name: string, ...rest: string[]): string {
    return join(this.#folder, name, ...rest);
  }

  /**
   * A folder without a record has lost it, and keeps its objects until a bucket of that name is created again; without
   * an object, it was left by a crash during a create or a delete.
   */
  async #adopt(name: string): Promise<void> {
    const damage = this.#damage;
    const path = this.#path(name, 'bucket.json');
    const record = await readRecord<Bucket>(path, { cost: COST, members: MEMBERS }, damage);
    if (!record) {
      if (damage?.has(path)) return;
      if (damage && (await hasObjectFiles(this.#path(name, 'objects')))) {
        damage.add({ path, problem: 'is missing', cost: COST, remedy: REMEDY });
      } else await rm(this.#path(name), { recursive: true, force: true });
      return;
    }
    await rm(this.incoming(name), { recursive: true, force: true });
    const configurations = reviveDates(record.configurations) as Bucket['configurations'];
    this.#open.set(name, { record: { ...record, configurations } });
  }
}
