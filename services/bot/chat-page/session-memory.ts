/** The session of the tab, what is in its box, and whether the window of its launcher is open. */
export type MemoryKey = 'support-chat-session' | 'support-chat-draft' | 'support-chat-window';

/** Remembers one thing of a tab across reloads. */
export interface SessionMemory {
  recall(): string | undefined;
  keep(value: string): void;
  forget(): void;
}

/** The part of the browser's `Storage` that is used. */
type KeyValueStore = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/**
 * Keeps it in a browser storage: session storage, so that two tabs are two chats. If storage is forbidden
 * (private browsing, embedding), a reload starts a new chat.
 */
export class StorageSessionMemory implements SessionMemory {
  readonly #storage: () => KeyValueStore;
  readonly #key: MemoryKey;

  /** `storage` may throw. */
  constructor(storage: () => KeyValueStore, key: MemoryKey) {
    this.#storage = storage;
    this.#key = key;
  }

  recall(): string | undefined {
    return this.#attempt((store) => store.getItem(this.#key)) ?? undefined;
  }

  keep(value: string): void {
    this.#attempt((store) => store.setItem(this.#key, value));
  }

  forget(): void {
    this.#attempt((store) => store.removeItem(this.#key));
  }

  #attempt<T>(use: (store: KeyValueStore) => T): T | undefined {
    try {
      return use(this.#storage());
    } catch {
      return undefined;
    }
  }
}
