/// <reference lib="dom" />

/** How long a reload may take to release the lock of the page that it replaces. */
const RELEASE_MS = 250;

const HELD = new Set<string>();

/**
 * Claims a session for this tab until the tab is closed. Resolves with false only in a duplicated tab, which has copied
 * the session storage: two tabs in one dialog would interfere with each other. Without Web Locks, every claim succeeds.
 */
export async function claimSession(sessionId: string): Promise<boolean> {
  if (!('locks' in navigator) || HELD.has(sessionId)) return true;
  if (await tryLock(sessionId)) return true;
  await new Promise((resolve) => setTimeout(resolve, RELEASE_MS));
  return tryLock(sessionId);
}

function tryLock(sessionId: string): Promise<boolean> {
  return new Promise((resolve) => {
    const whileHeld = (lock: Lock | null) => {
      resolve(lock !== null);
      if (lock === null) return undefined;
      HELD.add(sessionId);
      return new Promise<never>(() => {});
    };
    navigator.locks
      .request(`support-chat-${sessionId}`, { ifAvailable: true }, whileHeld)
      .catch(() => resolve(true));
  });
}
