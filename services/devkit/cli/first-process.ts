/** What a signal does to a process that does not listen for it: the number that goes into the exit code. */
const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Ends as any other process would where nobody listens for a signal. The first process of a container needs that: the
 * system gives it no default action, and `docker stop` would wait for nothing.
 */
export function endOnSignals(): void {
  for (const [name, number] of Object.entries(SIGNALS) as [keyof typeof SIGNALS, number][]) {
    process.on(name, () => {
      if (process.listenerCount(name) === 1) process.exit(128 + number);
    });
  }
}
