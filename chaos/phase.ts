import { setTimeout as pause } from 'node:timers/promises';
import type { PhaseReport } from './report.ts';

/** What a phase is given. */
export interface PhaseContext {
  /** A folder of its own. */
  readonly folder: string;
  /** Aborted by Ctrl-C: the phase ends soon, with what it has seen. */
  readonly signal: AbortSignal;
  /** Prints a line of progress. */
  readonly say: (line: string) => void;
}

export type PhaseResult = Pick<PhaseReport, 'figures' | 'violations'>;

/** Waits; an abort ends the wait at once. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}
