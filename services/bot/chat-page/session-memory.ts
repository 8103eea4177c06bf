const KEY = 'support-chat-session';

/** Remembers a tab's session over a reload: session storage, so that two tabs are two chats. */
export interface SessionMemory {
  recall(): string | undefined;
  keep(sessionId: string): void;
  forget(): void;
}

/** What is used of the browser's `Storage`. */
type Store = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** Memory in a storage; where storage is forbidden (private modes, embedding), a reload starts a new chat. */
export function sessionMemory(storage: () => Store): SessionMemory {
  const attempt = <T>(use: (store: Store) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      return undefined;
    }
  };
  return {
    recall: () => attempt((store) => store.getItem(KEY)) ?? undefined,
    keep: (sessionId) => attempt((store) => store.setItem(KEY, sessionId)),
    forget: () => attempt((store) => store.removeItem(KEY)),
  };
}
