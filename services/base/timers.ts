import { setTimeout as wait } from 'node:timers/promises';

/** Runs something later; injected, so that tests decide when later is. */
export interface Timers {
  /** Calls `action` once after `ms`. Returns a function that cancels the call. */
  after(ms: number, action: () => void): () => void;
}

/** Node's own timers; they do not keep a process alive. */
export const realTimers: Timers = {
  after(ms, action) {
    const timer = setTimeout(action, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`; unlike `realTimers` it keeps the process alive until then. */
export async function pause(ms: number): Promise<void> {
  await wait(ms);
}
