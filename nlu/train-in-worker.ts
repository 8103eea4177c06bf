import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ModelSpec } from './interpreter.ts';
import { decodeModel } from './model/encode-model.ts';
import { ModelCache } from './model/model-cache.ts';
import type { TrainedModel } from './model/trained-model.ts';
import { prepareTraining } from './training/prepare.ts';
import { hashTrainingSet, type TrainingSet } from './training/training-set.ts';

export interface WorkerTraining {
  /** The worker's entry point: `nlu/worker.ts` in the sources, `nlu-worker.js` in a build. */
  readonly workerFile: URL;
  /** Folder in which trained models are cached; nothing is cached without it. */
  readonly cacheFolder?: string;
}

/**
 * Trains a model in a worker thread, or loads it if the same bot was trained before.
 * Rejects with an Error if an utterance names an unknown slot, or the worker fails.
 */
export async function trainInWorker(
  spec: ModelSpec,
  { workerFile, cacheFolder }: WorkerTraining,
): Promise<TrainedModel> {
  const set = prepareTraining(spec);
  const cache = cacheFolder === undefined ? undefined : new ModelCache(cacheFolder);
  const cached = await cache?.load(hashTrainingSet(set));
  if (cached !== undefined) return cached;

  const model = await fitInWorker(set, workerFile);
  await cache?.save(model);
  return model;
}

function fitInWorker(set: TrainingSet, workerFile: URL): Promise<TrainedModel> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(workerFile, set);
    worker.once('message', (bytes: Uint8Array) => resolve(decodeModel(Buffer.from(bytes.buffer))));
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`${fileURLToPath(workerFile)} ended with code ${code} before it answered`)),
    );
  });
}

/** A source file needs the TypeScript loader, which a worker does not inherit. */
function startWorker(workerFile: URL, workerData: TrainingSet): Worker {
  if (!workerFile.pathname.endsWith('.ts')) return new Worker(workerFile, { workerData });
  const program = `import('tsx/esm/api').then(({ register }) => {
    register();
    return import(${JSON.stringify(workerFile.href)});
  });`;
  return new Worker(program, { workerData, eval: true });
}
