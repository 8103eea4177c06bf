const FIRST_CAPACITY = 1 << 12;
const MAX_LOAD_FACTOR = 0.6;
const FREE = -1;

/**
 * Numbers pairs of integers ≥ 0 in the order in which they are added. A hash table with open
 * addressing over typed arrays: a lookup allocates nothing, and costs a fifth of one in a Map of
 * joined strings.
 */
export class PairTable {
  /** The pairs in order of their numbers, flattened. */
  #pairs = new Int32Array(2 * FIRST_CAPACITY);
  /** Slot → number of the pair. */
  #slots = new Int32Array(FIRST_CAPACITY).fill(FREE);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  first(number: number): number {
    return this.#pairs[2 * number]!;
  }

  second(number: number): number {
    return this.#pairs[2 * number + 1]!;
  }

  /** Returns the number of a pair, -1 if it is not in the table. */
  find(first: number, second: number): number {
    return this.#slots[this.#slotOf(first, second)]!;
  }

  /** Returns the number of a pair, a new one if it was not in the table. */
  add(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const known = this.#slots[slot]!;
    if (known !== FREE) return known;

    const number = this.#count++;
    this.#slots[slot] = number;
    this.#pairs[2 * number] = first;
    this.#pairs[2 * number + 1] = second;
    if (this.#count > MAX_LOAD_FACTOR * this.#slots.length) this.#grow();
    return number;
  }

  /** The slot of a pair, or the free one that it would go to: linear probing from its hash. */
  #slotOf(first: number, second: number): number {
    const slots = this.#slots;
    const pairs = this.#pairs;
    const mask = slots.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const number = slots[slot]!;
      if (number === FREE) return slot;
      if (pairs[2 * number] === first && pairs[2 * number + 1] === second) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const pairs = new Int32Array(2 * this.#pairs.length);
    pairs.set(this.#pairs);
    this.#pairs = pairs;
    this.#slots = new Int32Array(2 * this.#slots.length).fill(FREE);
    for (let number = 0; number < this.#count; number++) {
      this.#slots[this.#slotOf(this.first(number), this.second(number))] = number;
    }
  }
}
