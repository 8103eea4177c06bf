import type { Log } from '../../../../base/log.ts';
import { repeat } from '../../../../base/repeat.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { Health } from '../../web/health.ts';
import { connectionProblem } from './connection-problem.ts';

/** Another process that this one depends on. */
export interface Watched {
  /** The component of `/healthz` that it carries. */
  readonly component: string;
  /** As a person knows it. */
  readonly name: string;
  /** Rejects where it does not answer; gives another text once it has lost what it kept. */
  readonly probe: () => Promise<string>;
  /** What it gave when it was last set up. */
  readonly known: () => string;
  /** Said in `/healthz` while all is well. */
  readonly remark?: string;
  /** Told at every look whether it answers as what was set up, so that no call waits for it, or misses what is lost. */
  readonly answers?: (isAnswering: boolean) => void;
}

export interface WatchDeps {
  readonly watched: Watched;
  /** Brings back what was lost; rejects where that can't be done (yet). */
  readonly recover: () => Promise<unknown>;
  readonly health: Health;
  readonly log: Log;
  readonly timers: Timers;
  /** Aborted when the product ends: what is given up then is no failure. */
  readonly ended: AbortSignal;
}

const EVERY_MS = 2000;

/**
 * Looks every two seconds whether another process answers and is still the one that was set up; says so in `/healthz` and
 * in the log, and has set up anew what it lost. @returns ends the watch, and resolves once nothing of it runs
 */
export function watchBackend(deps: WatchDeps): () => Promise<void> {
  const { watched, health, log, timers } = deps;
  let isDown = false;
  async function look(): Promise<void> {
    let found: string;
    try {
      found = await watched.probe();
    } catch (error) {
      watched.answers?.(false);
      missed(error as Error);
      return;
    }
    if (deps.ended.aborted) return;
    const isTheSame = found === watched.known();
    watched.answers?.(isTheSame);
    if (!isTheSame) await recover();
    else if (isDown) {
      log.info(`${watched.name} answers again`);
      ready();
    }
  }

  function missed(error: Error): void {
    const detail = `${watched.name} does not answer: ${connectionProblem(error)}`;
    if (!isDown) log.warn(detail);
    isDown = true;
    health.set(watched.component, 'failed', detail);
  }

  async function recover(): Promise<void> {
    const what = `${watched.name} was started anew and has lost what it kept; it is set up again`;
    log.warn(what);
    health.set(watched.component, 'starting', what);
    try {
      await deps.recover();
      log.info(`${watched.name} is set up again`);
      ready();
    } catch (err) {
      if (deps.ended.aborted) return;
      // It may have gone away once more; the next look tells.
      isDown = true;
      health.set(watched.component, 'failed', `${watched.name} could not be set up again`);
      log.error({ err }, `${watched.name} could not be set up again`);
    }
  }

  function ready(): void {
    isDown = false;
    health.set(watched.component, 'ready', watched.remark);
  }

  return repeat({ action: look, everyMs: EVERY_MS, timers });
}
