import type { Clock } from '../clock.ts';
import { isExpired } from '../documents/expired-entry.ts';
import type { Passage } from '../documents/passage.ts';
import type { PassageQuery, PassageSearch, PassageSearchResult } from './passage-search.ts';

/**
 * Finds only what still holds: what has expired answers no question from that moment on, and not only once its document is
 * indexed again.
 */
export class UnexpiredPassages implements PassageSearch {
  readonly #passages: PassageSearch;
  readonly #clock: Clock;

  constructor(passages: PassageSearch, clock: Clock) {
    this.#passages = passages;
    this.#clock = clock;
  }

  async get(id: string): Promise<Passage | undefined> {
    const passage = await this.#passages.get(id);
    return passage && !isExpired(passage, this.#clock.now()) ? passage : undefined;
  }

  /** The frequencies are those of the index, in which what has expired is until its document is indexed again. */
  async find(question: PassageQuery, limit: number): Promise<PassageSearchResult> {
    const { frequencies, hits } = await this.#passages.find(question, limit);
    const now = this.#clock.now();
    return { frequencies, hits: hits.filter(({ passage }) => !isExpired(passage, now)) };
  }
}
