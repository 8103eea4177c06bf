import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 50;
const TIMEOUT_MS = 120_000;

export interface Heartbeat {
  /** Ends it. Resolves with the longest wait for an answer as text: for how long, and what was done then. */
  stop(): Promise<string>;
}

/**
 * Asks for `/healthz` over and over: the longest wait is at least as long as anything held the product's event loop.
 * `doing` says what the product is asked to do at the moment.
 */
export function startHeartbeat(
  webUrl: string,
  doing = () => '',
  now = () => performance.now(),
): Heartbeat {
  let isOn = true;
  let longestMs = 0;
  let during = '';
  let failed = 0;
  const beats = (async () => {
    while (isOn) {
      const began = now();
      const response = await fetch(`${webUrl}/healthz`, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch(() => undefined);
      await response?.text();
      const waitedMs = now() - began;
      if (waitedMs > longestMs) [longestMs, during] = [waitedMs, doing()];
      if (!response?.ok) failed += 1;
      await pause(EVERY_MS);
    }
  })();
  return {
    async stop() {
      isOn = false;
      await beats;
      const what = during && ` during ${during}`;
      return `${Math.round(longestMs)} ms${what}, ${failed} failed`;
    },
  };
}
