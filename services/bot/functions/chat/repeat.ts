import { setTimeout as wait } from 'node:timers/promises';

/**
 * Runs an action again and again, with a pause before each. Returns a function that ends that, and resolves once the
 * action has ended. The action must not reject.
 */
export function repeat(everyMs: number, action: () => Promise<void>): () => Promise<void> {
  const ended = new AbortController();
  const { signal } = ended;
  const running = run(everyMs, action, signal);
  return async () => {
    ended.abort();
    await running;
  };
}

async function run(everyMs: number, action: () => Promise<void>, signal: AbortSignal) {
  const pause = () => wait(everyMs, true, { signal }).catch(() => false);
  while (await pause()) await action();
}
