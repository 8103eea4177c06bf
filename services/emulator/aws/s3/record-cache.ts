import type { ObjectVersion } from './object-version.ts';

/** With the longest metadata and tags that S3 takes, a record has about 10 KB. */
const MOST_RECORDS = 1000;

/** The records that were read or written last, by a name of the caller's. Bounded: the least recently used one goes. */
export class RecordCache {
  readonly #records = new Map<string, ObjectVersion>();

  get(name: string): ObjectVersion | undefined {
    const record = this.#records.get(name);
    if (!record) return undefined;
    this.#records.delete(name);
    this.#records.set(name, record);
    return record;
  }

  /** Keeps a record; not that of an upload in parts, which may list 10,000 of them. */
  set(name: string, record: ObjectVersion): void {
    this.#records.delete(name);
    if (record.parts) return;
    this.#records.set(name, record);
    const [oldest] = this.#records.keys();
    if (this.#records.size > MOST_RECORDS && oldest !== undefined) this.#records.delete(oldest);
  }

  delete(name: string): void {
    this.#records.delete(name);
  }
}
