const MAX_WORDS = 20_000;
/** Longer words hardly recur. */
const MAX_WORD_LENGTH = 30;

/** Caches a value per word, since words recur; drops all of them when it is full. */
export class WordCache<T> {
  readonly #known = new Map<string, T>();

  /** Returns the cached value of a word, or else what `make` returns. Undefined is not cached. */
  remember(word: string, make: (word: string) => T): T {
    const known = this.#known.get(word);
    if (known !== undefined) return known;

    if (this.isFull) this.forget();
    const own = detached(word);
    const made = make(own);
    if (made !== undefined && own.length <= MAX_WORD_LENGTH) this.#known.set(own, made);
    return made;
  }

  get isFull(): boolean {
    return this.#known.size >= MAX_WORDS;
  }

  forget(): void {
    this.#known.clear();
  }
}

/** A word is a slice of its text, and would keep the whole text in memory. */
function detached(word: string): string {
  return ` ${word}`.slice(1);
}
