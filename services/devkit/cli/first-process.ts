/** Signals that end a process by default, with their number: the exit code is 128 more. */
const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Ends the process on a signal that nothing else listens for. The first process of a container needs that: the system
 * has no default action for it, and `docker stop` would wait in vain.
 */
export function endOnSignals(): void {
  for (const [name, number] of Object.entries(SIGNALS) as [keyof typeof SIGNALS, number][]) {
    process.on(name, () => {
      if (process.listenerCount(name) === 1) process.exit(128 + number);
    });
  }
}
