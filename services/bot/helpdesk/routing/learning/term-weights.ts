import type { Weighted } from './classifier.ts';
import type { Term } from './terms.ts';

/** What is in more than a tenth of the messages, and in more than these, is common. */
const FEW = 10;

/** Numbers for terms, and how much each says: the fewer messages have it, the more. */
export class TermWeights {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #rarity: readonly number[];
  readonly #common: number;

  constructor(messages: readonly (readonly Term[])[]) {
    const counts = new Map<string, number>();
    for (const message of messages) {
      for (const key of new Set(message.map((term) => term.key)))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    this.#ids = new Map([...counts.keys()].map((key, id) => [key, id]));
    const rarity = (count: number) => 1 + Math.log((1 + messages.length) / (1 + count));
    this.#rarity = [...counts.values()].map(rarity);
    this.#common = rarity(Math.max(FEW, messages.length / 10));
  }

  get size(): number {
    return this.#ids.size;
  }

  idOf(key: string): number | undefined {
    return this.#ids.get(key);
  }

  /** Whether a term is in so many messages that it shows nothing by itself: "is", "the". */
  isCommon(id: number): boolean {
    return (this.#rarity[id] ?? 0) < this.#common;
  }

  /** Weighs the known terms of a message (tf-idf, the logarithm of counts), so that its length is 1. */
  weigh(message: readonly Term[]): Weighted {
    const counts = new Map<number, number>();
    for (const { key } of message) {
      const id = this.#ids.get(key);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const terms = Int32Array.from(counts.keys());
    const values = Float64Array.from(
      counts,
      ([id, count]) => (1 + Math.log(count)) * (this.#rarity[id] ?? 0),
    );
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
    return { terms, values: values.map((value) => value / length) };
  }
}
