import { hashOf } from './object-files.ts';
import type { ObjectVersion } from './object-version.ts';

/** The versions of one bucket of which a file is damaged. They are in no index; their keys may be unknown. */
export class DamagedObjects {
  /** Sequences by the hash of the key. */
  readonly #sequences = new Map<string, Set<string>>();

  get isEmpty(): boolean {
    return this.#sequences.size === 0;
  }

  add(hash: string, sequence: string): void {
    this.#sequences.set(hash, (this.#sequences.get(hash) ?? new Set()).add(sequence));
  }

  /** Whether a version of the key that is newer than `newest` is damaged. */
  hasNewer(key: string, newest: ObjectVersion | undefined): boolean {
    const sequences = this.#sequences.get(hashOf(key)) ?? [];
    return [...sequences].some((sequence) => newest === undefined || sequence > newest.sequence);
  }

  /** Whether any version of the key is damaged. */
  has(key: string): boolean {
    return this.#sequences.has(hashOf(key));
  }

  /** Forgets the damaged versions of a key. Returns whether there were any. */
  forget(key: string): boolean {
    return this.#sequences.delete(hashOf(key));
  }
}
