import type { Clock } from '../../services/base/clock.ts';
import type { Timers } from '../../services/base/timers.ts';

/** A clock and timers that move only when a test advances them. */
export interface ManualTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Moves time on and runs what falls due, in order, each with everything that it triggers. */
  advance(ms: number): Promise<void>;
}

interface Due {
  readonly at: number;
  readonly action: () => void;
}

export function manualTime(start: string): ManualTime {
  let now = Date.parse(start);
  const waiting = new Set<Due>();

  return {
    clock: { now: () => new Date(now) },
    timers: {
      after(ms, action) {
        const due = { at: now + ms, action };
        waiting.add(due);
        return () => void waiting.delete(due);
      },
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (let next = firstOf(waiting, end); next; next = firstOf(waiting, end)) {
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.action();
        await settle();
      }
      now = end;
    },
  };
}

function firstOf(waiting: ReadonlySet<Due>, end: number): Due | undefined {
  return [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
}

/** Lets promises and the file system finish what they have started. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}
