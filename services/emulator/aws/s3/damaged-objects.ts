import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { hashOf, parseName, VERSION } from './object-files.ts';
import type { VersionFacts } from './object-version.ts';

/** The versions of one bucket of which a file is damaged. They are in no index; their keys may be unknown. */
export class DamagedObjects {
  /** Sequences by the hash of the key. */
  readonly #sequences = new Map<string, Set<string>>();
  readonly #damage: DamageReport | undefined;

  constructor(damage: DamageReport | undefined) {
    this.#damage = damage;
  }

  get isEmpty(): boolean {
    return this.#sequences.size === 0;
  }

  add({ key, sequence }: VersionFacts): void {
    this.#add(hashOf(key), sequence);
  }

  #add(hash: string, sequence: string): void {
    this.#sequences.set(hash, (this.#sequences.get(hash) ?? new Set()).add(sequence));
  }

  /** Notes that the version of a file is damaged. Returns its sequence, or undefined if the file is not of an object. */
  addFile(name: string): string | undefined {
    const parsed = parseName(name);
    if (parsed) this.#add(parsed.hash, parsed.sequence);
    return parsed?.sequence;
  }

  /** Reports what is wrong with a file, once. */
  report(path: string, problem: string): void {
    if (this.#damage?.has(path)) return;
    const remedy = 'With the product stopped, restore the file from a backup, if there is one.';
    this.#damage?.add({ path, problem, cost: VERSION.cost, remedy });
  }

  /** Whether a version of the key that is newer than `newest` is damaged. */
  hasNewer(key: string, newest: VersionFacts | undefined): boolean {
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
