import type { ListedObject } from './list-objects.ts';

/** As many as one search reads. */
const MOST = 5_000;

/**
 * Remembers what was read of objects as long as they are the same: a list is shown page by page, and each page is a search
 * that would read all of them again.
 */
export class ReadMemory<T> {
  readonly #known = new Map<string, { readonly etag: string; readonly value: T }>();

  /** Returns what was read of the object as it is now; undefined if it was not, or has changed since. */
  recall({ key, etag }: ListedObject): T | undefined {
    const known = this.#known.get(key);
    return known?.etag === etag ? known.value : undefined;
  }

  /** Remembers the object, in place of the one that was remembered longest if there are too many. */
  keep({ key, etag }: ListedObject, value: T): void {
    this.#known.delete(key);
    this.#known.set(key, { etag, value });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
  }
}
