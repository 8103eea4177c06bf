import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 50;
const TIMEOUT_MS = 120_000;

export interface Heartbeat {
  /** Ends it. Resolves with the longest time without an answer, in milliseconds, and the number of failed calls. */
  stop(): Promise<{ readonly longestMs: number; readonly failed: number }>;
}

/** Asks for `/healthz` over and over. */
export function startHeartbeat(webUrl: string): Heartbeat {
  let isOn = true;
  let longestMs = 0;
  let failed = 0;
  const beats = (async () => {
    while (isOn) {
      const began = performance.now();
      const response = await fetch(`${webUrl}/healthz`, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch(() => undefined);
      await response?.text();
      longestMs = Math.max(longestMs, performance.now() - began);
      if (!response?.ok) failed += 1;
      await pause(EVERY_MS);
    }
  })();
  return {
    async stop() {
      isOn = false;
      await beats;
      return { longestMs: Math.round(longestMs), failed };
    },
  };
}
