import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeModel, encodeModel } from './encode-model.ts';
import type { TrainedModel } from './trained-model.ts';

/** Each is of some megabytes; while a bot is developed, every change of it is another model. */
const MAX_MODELS = 20;

/** The 20 models that were used last, in a folder, by the hash of their training set. The first save creates the folder. */
export class ModelCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns the model trained on the set with that hash; undefined if there is none, or it is damaged. */
  async load(trainedOn: string): Promise<TrainedModel | undefined> {
    const file = this.#fileOf(trainedOn);
    const bytes = await readFile(file).catch(undefinedIfMissing);
    const model = bytes && decodeIfValid(bytes, trainedOn);
    if (model) await touch(file);
    return model;
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
    await this.#removeOldest();
  }

  async #removeOldest(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.model'));
    const files = await Promise.all(names.map((name) => withTime(join(this.#folder, name))));
    const old = files.toSorted((a, b) => b.usedAt - a.usedAt).slice(MAX_MODELS);
    await Promise.all(old.map(({ path }) => rm(path, { force: true })));
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

/** The time of the file says when the model was last used. A cache that can't be written can still be read. */
async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

/** A file that another process has just removed counts as the oldest. */
async function withTime(path: string): Promise<{ readonly path: string; readonly usedAt: number }> {
  const found = await stat(path).catch(() => undefined);
  return { path, usedAt: found?.mtimeMs ?? 0 };
}
