import type { Interpreter, ModelSpec } from '../../../../nlu/interpreter.ts';
import { openInterpreter } from '../../../../nlu/open-interpreter.ts';
import { trainInWorker } from '../../../../nlu/train-in-worker.ts';
import type { ProgramFiles } from '../../../base/program-files.ts';

/** Creates the trainer of bots' models: it works in a thread of its own, once for each definition. */
export function createTrainer({ nluWorker: workerFile }: ProgramFiles, cacheFolder: string) {
  return async (spec: ModelSpec): Promise<Interpreter> =>
    openInterpreter(spec, await trainInWorker(spec, { workerFile, cacheFolder }));
}
