const MOST_WORDS = 20_000;
/** Longer ones hardly recur. */
const LONGEST_WORD = 30;

/** Remembers what was worked out of words, since words recur; forgets all of it when it is too much. */
export class WordCache<T> {
  private readonly known = new Map<string, T>();

  /** What `make` makes of a word, or made of it before. Undefined is not remembered. */
  remember(word: string, make: (word: string) => T): T {
    const known = this.known.get(word);
    if (known !== undefined) return known;

    if (this.isFull) this.forget();
    const own = detached(word);
    const made = make(own);
    if (made !== undefined && own.length <= LONGEST_WORD) this.known.set(own, made);
    return made;
  }

  get isFull(): boolean {
    return this.known.size >= MOST_WORDS;
  }

  forget(): void {
    this.known.clear();
  }
}

/** A word is a slice of its text, and would keep that in memory. */
function detached(word: string): string {
  return ` ${word}`.slice(1);
}
