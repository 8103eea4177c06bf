import { compareKeys, lowerBound } from './key-order.ts';
import type { ObjectVersion } from './object-version.ts';

/** The keys of one bucket in listing order, each with its versions, newest first. Memory only. */
export class ObjectIndex {
  readonly #versions = new Map<string, readonly ObjectVersion[]>();
  #sorted: string[] = [];
  #isSorted = true;

  get keys(): readonly string[] {
    if (!this.#isSorted) this.#sorted.sort(compareKeys);
    this.#isSorted = true;
    return this.#sorted;
  }

  versions(key: string): readonly ObjectVersion[] {
    return this.#versions.get(key) ?? [];
  }

  /** Replaces all versions of a key; none removes the key. */
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

  /** Keys mostly arrive in any order and are listed later: sort once, then. */
  #append(key: string): void {
    const last = this.#sorted.at(-1);
    if (last !== undefined && compareKeys(last, key) > 0) this.#isSorted = false;
    this.#sorted.push(key);
  }
}
