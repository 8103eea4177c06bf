import { parentPort } from 'node:worker_threads';
import { DocumentError } from './document-error.ts';
import type { ReadTask } from './document-reader.ts';
import { documentErrorOf, performRead } from './perform-read.ts';

/** What the thread answers to each task. */
export type ReadAnswer =
  | { readonly value: ReturnType<typeof performRead> }
  /** `isSpent`: the parser was interrupted, and may have kept a state that the next file must not meet. */
  | { readonly problem: string; readonly isSpent: boolean };

/** The entry of a thread that reads documents: receives one task at a time, and posts one answer to each. */
parentPort?.on('message', (task: ReadTask) => parentPort?.postMessage(answerTo(task)));

function answerTo(task: ReadTask): ReadAnswer {
  try {
    return { value: performRead(task) };
  } catch (error) {
    return { problem: documentErrorOf(error).message, isSpent: !(error instanceof DocumentError) };
  }
}
