import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  readJsonFile,
  removeFileDurably,
  writeFileDurably,
} from '../../../../base/durable/files.ts';

/** A message that is owed to a queue, as it lies on disk from before the change that it tells of. */
export interface Intent {
  readonly id: string;
  readonly queueArn: string;
  readonly body: string;
  readonly bucket: string;
  readonly key: string;
  /** Of the version that is written; or, for a removal, of the version that is removed. */
  readonly sequence: string;
  readonly isRemoval: boolean;
}

/** The intents on disk, one file each: `<sequence>-<n>.json`. */
export class Intents {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(intent: Intent): Promise<void> {
    await writeFileDurably(join(this.#folder, `${intent.id}.json`), JSON.stringify(intent));
  }

  async remove(intent: Intent): Promise<void> {
    await removeFileDurably(join(this.#folder, `${intent.id}.json`));
  }

  /** What a stopped process left, oldest first. */
  async readAll(): Promise<Intent[]> {
    await mkdir(this.#folder, { recursive: true });
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json')).toSorted();
    const intents: Intent[] = [];
    for (const name of names) {
      const intent = await readJsonFile<Intent>(join(this.#folder, name));
      if (intent) intents.push(intent);
    }
    return intents;
  }
}
