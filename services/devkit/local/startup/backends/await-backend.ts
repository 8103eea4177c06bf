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
   * Returns what is waited for, or says what the backend does instead. Rejects if it does not answer, and with a
   * StartError if waiting is useless.
   */
  readonly look: () => Promise<{ readonly found: T } | string>;
  /** What to check if it never gets ready. */
  readonly advice: string;
  readonly log: Log;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
  readonly pollMs?: number | undefined;
  readonly limitMs?: number | undefined;
}

const LIMIT_MS = 120_000;
const POLL_MS = 250;

/**
 * Waits until another process is ready, and logs what it waits for. Throws StartError if that takes more than two
 * minutes, and the abort reason once `ended` is aborted.
 */
export async function awaitBackend<T>(deps: AwaitBackendDeps<T>): Promise<T> {
  const { name, variable, url, advice, log, ended, pollMs = POLL_MS, limitMs = LIMIT_MS } = deps;
  const deadline = performance.now() + limitMs;
  let lastSeen = '';
  for (;;) {
    const seen = await deps.look().catch((error: Error) => {
      if (error instanceof StartError) throw error;
      return `does not answer (${connectionProblem(error)})`;
    });
    if (typeof seen !== 'string') return seen.found;
    if (seen !== lastSeen) log.info({ url }, `waiting for ${name}: it ${seen}`);
    lastSeen = seen;
    if (performance.now() > deadline) {
      throw new StartError([
        `${variable} ${url} is not ready after ${limitMs / 1000} s: it ${seen}. ${advice}`,
      ]);
    }
    await pause(pollMs, undefined, { signal: ended });
  }
}
