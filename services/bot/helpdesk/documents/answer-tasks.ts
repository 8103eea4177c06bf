import { parentPort } from 'node:worker_threads';
import { DocumentError } from './document-error.ts';
import type { ReadResults, ReadTask } from './document-reader.ts';
import { documentErrorOf } from './perform-read.ts';

type ReadResult = ReadResults[ReadTask['kind']];

/** What a thread answers to each task. */
export type ReadAnswer =
  | { readonly value: ReadResult }
  /** `isSpent`: the parser was interrupted, and may have kept a state that the next file must not meet. */
  | { readonly problem: string; readonly remedy: string; readonly isSpent: boolean };

/** Makes a thread read documents: it receives one task at a time, and posts one answer to each. */
export function answerTasks(perform: (task: ReadTask) => ReadResult | Promise<ReadResult>): void {
  parentPort?.on('message', async (task: ReadTask) =>
    parentPort?.postMessage(await answerTo(task, perform)),
  );
}

async function answerTo(
  task: ReadTask,
  perform: (task: ReadTask) => ReadResult | Promise<ReadResult>,
): Promise<ReadAnswer> {
  try {
    return { value: await perform(task) };
  } catch (error) {
    const { message, remedy } = documentErrorOf(error);
    return { problem: message, remedy, isSpent: !(error instanceof DocumentError) };
  }
}
