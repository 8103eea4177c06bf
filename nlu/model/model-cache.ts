import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeModel, encodeModel } from './encode-model.ts';
import type { TrainedModel } from './trained-model.ts';

/** Trained models in a folder, by the hash of what they were trained on. */
export interface ModelCache {
  /** The model of that hash; undefined where there is none, or none that is whole. */
  load(trainedOn: string): Promise<TrainedModel | undefined>;
  save(model: TrainedModel): Promise<void>;
}

/** Opens a cache; the folder is made when the first model is saved. */
export function openModelCache(folder: string): ModelCache {
  const fileOf = (trainedOn: string) => join(folder, `${trainedOn}.model`);

  return {
    async load(trainedOn) {
      const bytes = await readFile(fileOf(trainedOn)).catch(undefinedIfMissing);
      return bytes && decodeOrForget(bytes, trainedOn);
    },

    async save(model) {
      await mkdir(folder, { recursive: true });
      const file = fileOf(model.trainedOn);
      const temporary = `${file}.${process.pid}.tmp`;
      const handle = await open(temporary, 'w');
      try {
        await handle.writeFile(encodeModel(model));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, file);
    },
  };
}

/** A damaged or foreign file counts as missing: training again makes a good one. */
function decodeOrForget(bytes: Buffer, trainedOn: string): TrainedModel | undefined {
  try {
    const model = decodeModel(bytes);
    return model.trainedOn === trainedOn ? model : undefined;
  } catch {
    return undefined;
  }
}

function undefinedIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
