import type { Clock } from '../clock.ts';
import type { Log } from '../json-log.ts';
import type { ContentFile, ContentState } from './content-file.ts';
import type { ContentObject, ContentObjects } from './content-objects.ts';

/** In milliseconds. What staff write is in effect within a minute. */
const MAX_AGE = 45_000;
/** Far more than a file of this kind needs. In bytes. */
const MAX_SIZE = 256 * 1024;

interface Held {
  readonly etag: string;
  readonly value?: unknown;
  readonly state: ContentState;
}

/**
 * The content files of the bucket over their bundled defaults. They are listed again if the last look is 45 seconds old,
 * and read again if they have changed. A file that fails its check is ignored, logged and among `states`; the default is
 * used instead. If the bucket cannot be read, what is known stays in effect: no turn fails because of it.
 */
export class LiveContent {
  readonly #objects: ContentObjects;
  readonly #clock: Clock;
  readonly #files: readonly ContentFile<unknown>[];
  readonly #held = new Map<string, Held>();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> = Promise.resolve();

  constructor(objects: ContentObjects, clock: Clock, files: readonly ContentFile<unknown>[]) {
    this.#objects = objects;
    this.#clock = clock;
    this.#files = files;
  }

  /** Looks for changes if the last look is too old, or waits for a look that is under way. Never rejects. */
  async refresh(log: Pick<Log, 'warn'>): Promise<void> {
    const now = this.#clock.now().getTime();
    if (now - this.#lookedAt >= MAX_AGE) {
      this.#lookedAt = now;
      this.#looking = this.#look(log).catch((error: unknown) => {
        log.warn({ err: error }, 'content files could not be read: the known ones stay in effect');
      });
    }
    await this.#looking;
  }

  /** Returns what is in effect. */
  get<T>(file: ContentFile<T>): T {
    const held = this.#held.get(file.name);
    return held && 'value' in held ? (held.value as T) : file.initial;
  }

  /** The files of the bucket, in the order of their names. */
  get states(): readonly ContentState[] {
    return [...this.#held.values()]
      .map(({ state }) => state)
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }

  async #look(log: Pick<Log, 'warn'>): Promise<void> {
    const found = await this.#objects.list();
    for (const name of this.#held.keys()) {
      if (!found.some((object) => object.name === name)) this.#held.delete(name);
    }
    await Promise.all(
      this.#files.map(async (file) => {
        const object = found.find(({ name }) => name === file.name);
        if (object && this.#held.get(file.name)?.etag !== object.etag) {
          await this.#read(file, object, log);
        }
      }),
    );
  }

  async #read(
    file: ContentFile<unknown>,
    object: ContentObject,
    log: Pick<Log, 'warn'>,
  ): Promise<void> {
    const { name } = file;
    const text = object.size > MAX_SIZE ? undefined : await this.#objects.read(name);
    try {
      if (text === undefined) throw new Error(`content/${name} has more than ${MAX_SIZE} bytes`);
      const value = file.parse(text, `content/${name}`);
      this.#held.set(name, { etag: object.etag, value, state: { name, state: 'used' } });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      const state: ContentState = { name, state: 'ignored', problem };
      this.#held.set(name, { etag: object.etag, state });
      log.warn({ file: name, problem }, 'a content file is ignored: the bundled one is in effect');
    }
  }
}
