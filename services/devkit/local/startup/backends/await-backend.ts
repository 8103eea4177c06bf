import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../../base/log.ts';
import { StartError } from '../start-error.ts';
import { connectionProblem } from './connection-problem.ts';

export interface AwaitBackendDeps<T> {
  /** As a person knows it. */
  readonly name: string;
  /** The variable that names it. */
  readonly variable: string;
  readonly url: string;
  /**
   * Gives what is waited for, or says what the backend does instead. Rejects where it does not answer, and with a
   * StartError where waiting is of no use.
   */
  readonly look: () => Promise<{ readonly found: T } | string>;
  /** What to look at where it never is ready. */
  readonly advice: string;
  readonly log: Log;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
  readonly pollMs?: number;
  readonly limitMs?: number;
}

const LIMIT_MS = 120_000;
const POLL_MS = 250;

/**
 * Waits until another process is ready, and says in the log what it waits for.
 * @throws StartError where it isn't within two minutes; what `ended` was aborted with
 */
export async function awaitBackend<T>(deps: AwaitBackendDeps<T>): Promise<T> {
  const { name, variable, url, advice, log, ended, pollMs = POLL_MS, limitMs = LIMIT_MS } = deps;
  const deadline = performance.now() + limitMs;
  let told = '';
  for (;;) {
    const seen = await deps.look().catch((error: Error) => {
      if (error instanceof StartError) throw error;
      return `does not answer (${connectionProblem(error)})`;
    });
    if (typeof seen !== 'string') return seen.found;
    if (seen !== told) log.info({ url }, `waiting for ${name}: it ${seen}`);
    told = seen;
    if (performance.now() > deadline) {
      throw new StartError([
        `${variable} ${url} is not ready after ${limitMs / 1000} s: it ${seen}. ${advice}`,
      ]);
    }
    await pause(pollMs, undefined, { signal: ended });
  }
}
