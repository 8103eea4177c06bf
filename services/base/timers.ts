/** Runs something later; injected, so that tests decide when later is. */
export interface Timers {
  /** Calls `action` once after `ms`; returns what cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** Node's own timers; they don't keep a process alive. */
export const realTimers: Timers = {
  after(ms, action) {
    const timer = setTimeout(action, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
