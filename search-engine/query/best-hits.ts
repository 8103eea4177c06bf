/** Hits that are kept unsorted before they are sorted among the best. */
const LEAST_PENDING = 256;
const MOST_PENDING = 2048;

/** Keeps the first so many of any number of hits in an order. */
export class BestHits<Hit> {
  readonly #wanted: number;
  readonly #compare: (a: Hit, b: Hit) => number;
  #best: Hit[] = [];
  #pending: Hit[] = [];

  constructor(wanted: number, compare: (a: Hit, b: Hit) => number) {
    this.#wanted = wanted;
    this.#compare = compare;
  }

  /** The last of the best so far, if there are as many as wanted: what comes after it is no use. */
  get floor(): Hit | undefined {
    return this.#best.length < this.#wanted ? undefined : this.#best.at(-1);
  }

  add(hit: Hit): void {
    this.#pending.push(hit);
    const most = Math.min(MOST_PENDING, Math.max(LEAST_PENDING, this.#wanted));
    if (this.#pending.length >= most) this.#sort();
  }

  /** The best, in order. */
  sorted(): readonly Hit[] {
    this.#sort();
    return this.#best;
  }

  #sort(): void {
    const all = [...this.#best, ...this.#pending].sort(this.#compare);
    this.#best = all.slice(0, this.#wanted);
    this.#pending = [];
  }
}
