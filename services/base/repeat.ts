import type { Timers } from './timers.ts';

export interface RepeatOptions {
  /** Must never reject. */
  readonly action: () => Promise<void>;
  /** From the end of one run to the beginning of the next. */
  readonly everyMs: number;
  readonly timers: Timers;
  /** Whether the first run begins at once. */
  readonly isImmediate?: boolean;
}

/** Runs an action repeatedly. Returns a function that stops it and resolves once no run is in progress. */
export function repeat(options: RepeatOptions): () => Promise<void> {
  const { action, everyMs, timers, isImmediate = false } = options;
  let isEnded = false;
  let running = Promise.resolve();
  let cancel = () => {};

  function plan(): void {
    if (!isEnded) cancel = timers.after(everyMs, run);
  }

  function run(): void {
    running = action().finally(plan);
  }

  if (isImmediate) run();
  else plan();
  return async () => {
    isEnded = true;
    cancel();
    await running;
  };
}
