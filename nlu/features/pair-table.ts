const FIRST_CAPACITY = 1 << 12;
const FULLEST = 0.6;
const FREE = -1;

/**
 * Numbers pairs of integers ≥ 0 in the order in which they are added. Open addressing over typed
 * arrays: a look-up allocates nothing, and costs a fifth of one in a map of joined strings.
 */
export class PairTable {
  /** The pairs by number, one after the other. */
  private pairs = new Int32Array(2 * FIRST_CAPACITY);
  /** Slot → number of the pair. */
  private slots = new Int32Array(FIRST_CAPACITY).fill(FREE);
  private count = 0;

  get size(): number {
    return this.count;
  }

  first(number: number): number {
    return this.pairs[2 * number]!;
  }

  second(number: number): number {
    return this.pairs[2 * number + 1]!;
  }

  /** The number of a pair, -1 where it is not in the table. */
  find(first: number, second: number): number {
    return this.slots[this.slotOf(first, second)]!;
  }

  /** The number of a pair, a new one where it was not in the table. */
  add(first: number, second: number): number {
    const slot = this.slotOf(first, second);
    const known = this.slots[slot]!;
    if (known !== FREE) return known;

    const number = this.count++;
    this.slots[slot] = number;
    this.pairs[2 * number] = first;
    this.pairs[2 * number + 1] = second;
    if (this.count > FULLEST * this.slots.length) this.grow();
    return number;
  }

  /** Where a pair is, or would be: linear probing from its hash. */
  private slotOf(first: number, second: number): number {
    const mask = this.slots.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const number = this.slots[slot]!;
      if (number === FREE) return slot;
      if (this.pairs[2 * number] === first && this.pairs[2 * number + 1] === second) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const pairs = new Int32Array(2 * this.pairs.length);
    pairs.set(this.pairs);
    this.pairs = pairs;
    this.slots = new Int32Array(2 * this.slots.length).fill(FREE);
    for (let number = 0; number < this.count; number++) {
      this.slots[this.slotOf(this.first(number), this.second(number))] = number;
    }
  }
}
