const KEY = 'support-chat-session';

/** Remembers a tab's session across reloads. */
export interface SessionMemory {
  recall(): string | undefined;
  keep(sessionId: string): void;
  forget(): void;
}

/** The part of the browser's `Storage` that is used. */
type KeyValueStore = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/**
 * Keeps the session in a browser storage: session storage, so that two tabs are two chats. If storage is forbidden
 * (private browsing, embedding), a reload starts a new chat.
 */
export class StorageSessionMemory implements SessionMemory {
  readonly #storage: () => KeyValueStore;

  /** `storage` may throw. */
  constructor(storage: () => KeyValueStore) {
    this.#storage = storage;
  }

  recall(): string | undefined {
    return this.#attempt((store) => store.getItem(KEY)) ?? undefined;
  }

  keep(sessionId: string): void {
    this.#attempt((store) => store.setItem(KEY, sessionId));
  }

  forget(): void {
    this.#attempt((store) => store.removeItem(KEY));
  }

  #attempt<T>(use: (store: KeyValueStore) => T): T | undefined {
    try {
      return use(this.#storage());
    } catch {
      return undefined;
    }
  }
}
