import type { Timers } from './timers.ts';

export interface RepeatOptions {
  /** Rejects never. */
  readonly action: () => Promise<void>;
  /** From the end of one run to the beginning of the next. */
  readonly everyMs: number;
  readonly timers: Timers;
  /** Whether the first run begins at once. */
  readonly isImmediate?: boolean;
}

/** Does something again and again. @returns ends that, and resolves once no run of it is under way */
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
