const KEY = 'support-chat-handoff';

/** A message of the client that the participant service has not confirmed. */
export interface UnsentMessage {
  readonly id: string;
  readonly text: string;
}

/** What a tab needs to go on with a chat after it was loaded again. */
export interface RememberedHandoff {
  readonly sessionId: string;
  readonly participantToken: string;
  readonly participantEndpoint: string;
  readonly waitSeconds: number;
  /** Until when somebody is waited for, in milliseconds since 1970. Missing while somebody is there. */
  readonly waitUntil?: number;
  readonly unsent: readonly UnsentMessage[];
  /** The id of the message with which the chat began: the chat function wrote it, of what was said to the bot. */
  readonly openingId?: string;
}

/** The part of the browser's `Storage` that is used. */
type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Remembers a tab's chat with a person in its session storage, which no other tab reads: the token is a secret. If storage is
 * forbidden, the chat ends when the page is loaded again.
 */
export class HandoffMemory {
  readonly #storage: () => KeyValueStore;

  /** `storage` may throw. */
  constructor(storage: () => KeyValueStore) {
    this.#storage = storage;
  }

  /** Undefined if nothing is remembered of this session. */
  recall(sessionId: string): RememberedHandoff | undefined {
    try {
      const value = JSON.parse(this.#storage().getItem(KEY) ?? 'null') as RememberedHandoff | null;
      return value?.sessionId === sessionId ? value : undefined;
    } catch {
      return undefined;
    }
  }

  keep(handoff: RememberedHandoff): void {
    this.#attempt((store) => store.setItem(KEY, JSON.stringify(handoff)));
  }

  forget(): void {
    this.#attempt((store) => store.removeItem(KEY));
  }

  #attempt(use: (store: KeyValueStore) => void): void {
    try {
      use(this.#storage());
    } catch {
      // The chat goes on, and ends when the page is loaded again.
    }
  }
}
