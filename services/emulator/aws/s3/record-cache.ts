import type { ObjectVersion } from './object-version.ts';

/** With the longest metadata and tags that S3 takes, a record has about 10 KB. */
const MOST_RECORDS = 1000;

/** The records that were read or written last, by the path of their files. Bounded: the least recently used one goes. */
export class RecordCache {
  readonly #records = new Map<string, ObjectVersion>();

  get(path: string): ObjectVersion | undefined {
    const record = this.#records.get(path);
    if (!record) return undefined;
    this.#records.delete(path);
    this.#records.set(path, record);
    return record;
  }

  /** Keeps a record; not that of an upload in parts, which may list 10,000 of them. */
  set(path: string, record: ObjectVersion): void {
    this.#records.delete(path);
    if (record.parts) return;
    this.#records.set(path, record);
    const [oldest] = this.#records.keys();
    if (this.#records.size > MOST_RECORDS && oldest !== undefined) this.#records.delete(oldest);
  }

  delete(path: string): void {
    this.#records.delete(path);
  }
}
