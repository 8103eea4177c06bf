import { parentPort, workerData } from 'node:worker_threads';
import { encodeModel } from './model/encode-model.ts';
import { fitModel } from './training/fit-model.ts';
import type { TrainingSet } from './training/training-set.ts';

/** Receives one training set, posts the bytes of one model. */
const bytes = Uint8Array.from(encodeModel(fitModel(workerData as TrainingSet)));
parentPort?.postMessage(bytes, [bytes.buffer]);
