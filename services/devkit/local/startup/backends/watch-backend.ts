import type { Log } from '../../../../base/log.ts';
import { repeat } from '../../../../base/repeat.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { Health } from '../../web/health.ts';
import { connectionProblem } from './connection-problem.ts';

/** Another process that this one depends on. */
export interface Watched {
  /** The component of `/healthz` that depends on it. */
  readonly component: string;
  /** As a person knows it. */
  readonly name: string;
  /** Rejects if it does not answer. Resolves to another text once it has lost what it kept. */
  readonly probe: () => Promise<string>;
  /** What the probe found when the backend was last deployed to. */
  readonly known: () => string;
  /** Shown in `/healthz` while all is well. */
  readonly remark?: string;
  /** Called after each probe: is the backend up and still the instance we deployed to? Lets calls fail fast. */
  readonly answers?: (isAnswering: boolean) => void;
}

export interface WatchDeps {
  readonly watched: Watched;
  /** Restores what was lost. Rejects if that can't be done (yet). */
  readonly recover: () => Promise<unknown>;
  readonly health: Health;
  readonly log: Log;
  readonly timers: Timers;
  /** Aborted when the product ends: what stops because of that has not failed. */
  readonly ended: AbortSignal;
}

const EVERY_MS = 2000;

/**
 * Probes another process every two seconds, and recovers once it is another instance than the one that was deployed to.
 * Reports its state in `/healthz` and in the log. Returns a function that ends the watch and resolves once no probe runs.
 */
export function watchBackend(deps: WatchDeps): () => Promise<void> {
  const watch = new BackendWatch(deps);
  return repeat({ action: () => watch.look(), everyMs: EVERY_MS, timers: deps.timers });
}

class BackendWatch {
  readonly #deps: WatchDeps;
  #isDown = false;

  constructor(deps: WatchDeps) {
    this.#deps = deps;
  }

  /** Must never reject. */
  async look(): Promise<void> {
    const { watched, ended } = this.#deps;
    let found: string;
    try {
      found = await watched.probe();
    } catch (error) {
      watched.answers?.(false);
      this.#reportDown(error as Error);
      return;
    }
    if (ended.aborted) return;
    const isTheSame = found === watched.known();
    watched.answers?.(isTheSame);
    if (!isTheSame) await this.#recover();
    else if (this.#isDown) this.#reportReady(`${watched.name} answers again`);
  }

  #reportDown(error: Error): void {
    const { watched, health, log } = this.#deps;
    const detail = `${watched.name} does not answer: ${connectionProblem(error)}`;
    if (!this.#isDown) log.warn(detail);
    this.#isDown = true;
    health.set(watched.component, 'failed', detail);
  }

  async #recover(): Promise<void> {
    const { watched, recover, health, log, ended } = this.#deps;
    const detail = `${watched.name} has restarted and lost its data; it is being set up again`;
    log.warn(detail);
    health.set(watched.component, 'starting', detail);
    try {
      await recover();
      this.#reportReady(`${watched.name} is set up again`);
    } catch (err) {
      if (ended.aborted) return;
      // It may have gone away once more: the next probe finds out.
      this.#isDown = true;
      health.set(watched.component, 'failed', `${watched.name} could not be set up again`);
      log.error({ err }, `${watched.name} could not be set up again`);
    }
  }

  #reportReady(message: string): void {
    const { watched, health, log } = this.#deps;
    log.info(message);
    this.#isDown = false;
    health.set(watched.component, 'ready', watched.remark);
  }
}
