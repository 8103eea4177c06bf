import { createHash } from 'node:crypto';

/** What is built of files before it is asked for, by their content. */
export class Prepared<Built> {
  readonly #building = new Map<string, Promise<Built | undefined>>();

  /** Starts to build; resolves at the end. A failure is not reported: the caller of `take` builds again, and says what is wrong. */
  async prepare(file: Uint8Array, build: (file: Uint8Array) => Promise<Built>): Promise<void> {
    const building = build(file).catch(() => undefined);
    this.#building.set(hashOf(file), building);
    await building;
  }

  /** Waits for what is built of a file, once; undefined if it was not prepared, or could not be built. */
  async take(file: Uint8Array): Promise<Built | undefined> {
    const hash = hashOf(file);
    const built = await this.#building.get(hash);
    this.#building.delete(hash);
    return built;
  }
}

function hashOf(file: Uint8Array): string {
  return createHash('sha256').update(file).digest('hex');
}
