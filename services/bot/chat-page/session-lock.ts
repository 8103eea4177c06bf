/// <reference lib="dom" />

/** How long a reloaded page's former self may take to let go of its lock. */
const LET_GO_MS = 250;

const held = new Set<string>();

/**
 * Claims a session for this tab until the tab is gone. A duplicated tab copies session storage, and two tabs in one
 * dialog would talk across each other; there, and only there, this is false. Without Web Locks nothing is refused.
 */
export async function claimSession(sessionId: string): Promise<boolean> {
  if (!('locks' in navigator) || held.has(sessionId)) return true;
  if (await tryLock(sessionId)) return true;
  await new Promise((resolve) => setTimeout(resolve, LET_GO_MS));
  return tryLock(sessionId);
}

function tryLock(sessionId: string): Promise<boolean> {
  return new Promise((resolve) => {
    const whileHeld = (lock: Lock | null) => {
      resolve(lock !== null);
      if (lock === null) return undefined;
      held.add(sessionId);
      return new Promise<never>(() => {});
    };
    navigator.locks
      .request(`support-chat-${sessionId}`, { ifAvailable: true }, whileHeld)
      .catch(() => resolve(true));
  });
}
