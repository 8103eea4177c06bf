import { parentPort, workerData } from 'node:worker_threads';
import { encodeModel } from './model/encode-model.ts';
import { fitModel } from './training/fit-model.ts';
import type { TrainingSet } from './training/training-set.ts';

/** The thread's work: one training set in, the bytes of one model out. */
const bytes = Uint8Array.from(encodeModel(fitModel(workerData as TrainingSet)));
parentPort?.postMessage(bytes, [bytes.buffer]);
