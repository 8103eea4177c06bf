/** What can be new: the name of the area that shows it. */
export type Topic = 'turns' | 'mail' | 'functions' | 'agent';

export type NewsListener = (topic: Topic) => void;

/** Reports to open pages of the console that there is something new to read. */
export class News {
  readonly #listeners = new Set<NewsListener>();
  readonly #onClose = new Set<() => void>();

  announce(topic: Topic): void {
    for (const listener of this.#listeners) listener(topic);
  }

  /** Calls `listener` with each topic, and `onClose` at the end. Returns what ends that. */
  follow(listener: NewsListener, onClose: () => void): () => void {
    this.#listeners.add(listener);
    this.#onClose.add(onClose);
    return () => {
      this.#listeners.delete(listener);
      this.#onClose.delete(onClose);
    };
  }

  /** How many pages follow. */
  get followers(): number {
    return this.#listeners.size;
  }

  /** Ends it for everybody: a server that closes waits for nobody. */
  close(): void {
    for (const onClose of [...this.#onClose]) onClose();
  }
}
