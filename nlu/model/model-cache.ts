import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeModel, encodeModel } from './encode-model.ts';
import type { TrainedModel } from './trained-model.ts';

/** Trained models in a folder, by the hash of their training set. The first save creates the folder. */
export class ModelCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns the model trained on the set with that hash; undefined if there is none, or it is damaged. */
  async load(trainedOn: string): Promise<TrainedModel | undefined> {
    const bytes = await readFile(this.#fileOf(trainedOn)).catch(undefinedIfMissing);
    return bytes && decodeIfValid(bytes, trainedOn);
  }

  async save(model: TrainedModel): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const file = this.#fileOf(model.trainedOn);
    const temporary = `${file}.${process.pid}.tmp`;
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(encodeModel(model));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  }

  #fileOf(trainedOn: string): string {
    return join(this.#folder, `${trainedOn}.model`);
  }
}

/** A damaged or foreign file counts as missing: training again replaces it. */
function decodeIfValid(bytes: Buffer, trainedOn: string): TrainedModel | undefined {
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
