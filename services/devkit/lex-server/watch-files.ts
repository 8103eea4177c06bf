import { stat } from 'node:fs/promises';
import type { Timers } from '../../base/timers.ts';

/** How often files are looked at. Polling works in containers and on network drives alike; file events don't. */
const INTERVAL_MS = 400;
/** Looking takes at most this share of the time, however many files there are. */
const SHARE = 1 / 20;

export interface FileWatchDeps {
  readonly files: () => Promise<readonly string[]>;
  /** Called once the files have changed and stay the same from one look to the next. Must never reject. */
  readonly onChange: () => Promise<void>;
  readonly timers: Timers;
  /** The fingerprint of the files that are in use; without it, the current one. */
  readonly since?: string;
}

/** Watches files by size and time of change. Returns a function that ends the watch. */
export async function watchFiles(deps: FileWatchDeps): Promise<() => void> {
  const watch = new FileWatch(deps, deps.since ?? (await fingerprintOf(deps.files)));
  watch.start();
  return () => watch.end();
}

class FileWatch {
  readonly #deps: FileWatchDeps;
  #known: string;
  #seen: string;
  #isEnded = false;
  #cancel = () => {};

  constructor(deps: FileWatchDeps, known: string) {
    this.#deps = deps;
    this.#known = known;
    this.#seen = known;
  }

  start(): void {
    this.#schedule(0);
  }

  end(): void {
    this.#isEnded = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    const { files, onChange } = this.#deps;
    const began = performance.now();
    const now = await fingerprintOf(files);
    const tookMs = performance.now() - began;
    const isChanged = now !== this.#known && now === this.#seen;
    this.#seen = now;
    if (isChanged) {
      this.#known = now;
      await onChange();
    }
    if (!this.#isEnded) this.#schedule(tookMs / SHARE);
  }

  #schedule(leastMs: number): void {
    const ms = Math.max(INTERVAL_MS, leastMs);
    this.#cancel = this.#deps.timers.after(ms, () => void this.#look());
  }
}

/** Returns the sizes and times of change of files as one text. */
export async function fingerprintOf(files: FileWatchDeps['files']): Promise<string> {
  const paths = [...(await files().catch(() => []))].sort();
  const marks = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => undefined);
      return found ? `${path} ${found.size} ${found.mtimeMs}` : `${path} gone`;
    }),
  );
  return marks.join('\n');
}
