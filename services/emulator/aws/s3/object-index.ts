import type { IndexEntry } from './index-entry.ts';
import { compareKeys, lowerBound } from './key-order.ts';

/** The versions of one key: most keys have one, which then needs no array. */
type Slot = IndexEntry | readonly IndexEntry[];

const MOST_IN_BLOCK = 512;

/**
 * In-memory index of one bucket: its keys in listing order, each with its versions, newest first. The keys are in short
 * sorted blocks, so that no change and no listing sorts or moves all of them.
 */
export class ObjectIndex {
  /** None is empty. */
  readonly #blocks: Slot[][] = [];

  get isEmpty(): boolean {
    return this.#blocks.length === 0;
  }

  newest(key: string): IndexEntry | undefined {
    return this.versions(key)[0];
  }

  versions(key: string): readonly IndexEntry[] {
    const { block, at } = this.#place(key);
    const slot = this.#blocks[block]?.[at];
    return slot && keyOf(slot) === key ? versionsIn(slot) : [];
  }

  /** Yields the versions of each key that is not less than `key`, in listing order. No change may come between two. */
  *from(key: string): Generator<readonly IndexEntry[], undefined> {
    let { block, at } = this.#place(key);
    for (; block < this.#blocks.length; block += 1) {
      const slots = this.#blocks[block] ?? [];
      for (; at < slots.length; at += 1) yield versionsIn(slots[at] as Slot);
      at = 0;
    }
  }

  /** Returns up to `count` keys after a key, in listing order. */
  keysAfter(key: string, count: number): string[] {
    const keys: string[] = [];
    for (const [newest] of this.from(key)) {
      if (newest === undefined || newest.key === key) continue;
      if (keys.push(newest.key) === count) break;
    }
    return keys;
  }

  /** Replaces all versions of a key. An empty list removes the key. */
  set(key: string, versions: readonly IndexEntry[]): void {
    const { block, at } = this.#place(key);
    const slots = this.#blocks[block] ?? [];
    const found = slots[at];
    const isKnown = found !== undefined && keyOf(found) === key;
    const [only] = versions;
    if (only === undefined) {
      if (isKnown) this.#remove(block, at);
      return;
    }
    const slot = versions.length === 1 ? only : versions;
    if (isKnown) slots[at] = slot;
    else this.#insert(block, at, slot);
  }

  #insert(block: number, at: number, slot: Slot): void {
    const slots = this.#blocks[block];
    if (!slots) {
      this.#blocks.push([slot]);
      return;
    }
    slots.splice(at, 0, slot);
    if (slots.length <= MOST_IN_BLOCK) return;
    const half = slots.length >>> 1;
    this.#blocks.splice(block, 1, slots.slice(0, half), slots.slice(half));
  }

  #remove(block: number, at: number): void {
    const slots = this.#blocks[block] ?? [];
    slots.splice(at, 1);
    if (slots.length === 0) this.#blocks.splice(block, 1);
  }

  /** Returns where a key is, or has its place: in the last block that begins with no greater key. */
  #place(key: string): { block: number; at: number } {
    const above = lowerBound(this.#blocks, key, ([first]) => (first ? keyOf(first) : ''));
    const first = this.#blocks[above]?.[0];
    if (first && compareKeys(keyOf(first), key) === 0) return { block: above, at: 0 };
    const block = Math.max(above - 1, 0);
    return { block, at: lowerBound(this.#blocks[block] ?? [], key, keyOf) };
  }
}

function versionsIn(slot: Slot): readonly IndexEntry[] {
  return isList(slot) ? slot : [slot];
}

function keyOf(slot: Slot): string {
  return isList(slot) ? (slot[0]?.key ?? '') : slot.key;
}

function isList(slot: Slot): slot is readonly IndexEntry[] {
  return Array.isArray(slot);
}
