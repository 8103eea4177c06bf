import { compareKeys, lowerBound } from './key-order.ts';
import type { ObjectVersion } from './object-version.ts';

/** In-memory index of one bucket: its keys in listing order, each with its versions, newest first. */
export class ObjectIndex {
  readonly #versions = new Map<string, readonly ObjectVersion[]>();
  #sorted: string[] = [];
  #isSorted = true;

  get keys(): readonly string[] {
    if (!this.#isSorted) this.#sorted.sort(compareKeys);
    this.#isSorted = true;
    return this.#sorted;
  }

  /** A copy of the keys in no particular order, which needs no sorting. */
  unsortedKeys(): string[] {
    return [...this.#versions.keys()];
  }

  versions(key: string): readonly ObjectVersion[] {
    return this.#versions.get(key) ?? [];
  }

  /** Replaces all versions of a key. An empty list removes the key. */
  set(key: string, versions: readonly ObjectVersion[]): void {
    const isKnown = this.#versions.has(key);
    if (versions.length === 0) {
      if (isKnown) this.#sorted.splice(lowerBound(this.keys, key), 1);
      this.#versions.delete(key);
      return;
    }
    this.#versions.set(key, versions);
    if (!isKnown) this.#append(key);
  }

  /** Keys usually arrive in no particular order, so they are sorted only when they are listed. */
  #append(key: string): void {
    const last = this.#sorted.at(-1);
    if (last !== undefined && compareKeys(last, key) > 0) this.#isSorted = false;
    this.#sorted.push(key);
  }
}
