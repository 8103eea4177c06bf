import type {
  ListedObject,
  StoredText,
  TextObjects,
} from '../../../../../services/bot/helpdesk/analytics/text-objects.ts';

/** Text objects in memory, with the conditional writes of S3. */
export class MemoryTexts implements TextObjects {
  readonly stored = new Map<string, StoredText & { readonly modified: Date }>();
  /** Keys whose next write loses a race. */
  readonly contested = new Set<string>();
  /** How many objects were read, and the most at the same time. */
  readonly reads = { count: 0, atOnce: 0 };
  /** Called after an object was read and before its reader has it: what others do in between. */
  inBetween: ((key: string) => Promise<void>) | undefined;
  #reading = 0;
  #writes = 0;

  put(key: string, text: string, modified = new Date(0)): void {
    this.#writes += 1;
    this.stored.set(key, { text, etag: `"${this.#writes}"`, modified });
  }

  keys(): string[] {
    return [...this.stored.keys()].toSorted();
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    for (const key of this.keys().filter((one) => one.startsWith(prefix))) {
      const modified = this.stored.get(key)?.modified;
      if (modified) yield { key, modified };
    }
  }

  async read(key: string): Promise<StoredText | undefined> {
    this.reads.count += 1;
    this.#reading += 1;
    this.reads.atOnce = Math.max(this.reads.atOnce, this.#reading);
    const found = this.stored.get(key);
    await this.inBetween?.(key);
    this.#reading -= 1;
    return found;
  }

  async write(key: string, text: string, etag?: string): Promise<boolean> {
    if (this.contested.delete(key) || this.stored.get(key)?.etag !== etag) return false;
    this.put(key, text);
    return true;
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.stored.delete(key);
  }
}
