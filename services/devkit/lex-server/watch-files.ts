import { stat } from 'node:fs/promises';

/** How often files are looked at. Looked at, not listened to: works in containers and on network drives alike. */
const INTERVAL_MS = 400;
/** Looking takes at most this share of the time, however many files there are. */
const SHARE = 1 / 20;

export interface FileWatch {
  readonly files: () => Promise<readonly string[]>;
  /** Called once the files are other ones and stay so from one look to the next. Must not reject. */
  readonly onChange: () => Promise<void>;
  readonly intervalMs?: number;
  /** The fingerprint that the work is based on; without it, that of now. */
  readonly since?: string;
}

/** Watches files by size and time of change. @returns what ends it */
export async function watchFiles(watch: FileWatch): Promise<() => void> {
  let known = watch.since ?? (await fingerprintOf(watch.files));
  let seen = known;
  let timer: NodeJS.Timeout;
  let isOver = false;

  async function look(): Promise<void> {
    const began = performance.now();
    const now = await fingerprintOf(watch.files);
    const tookMs = performance.now() - began;
    const isChanged = now !== known && now === seen;
    seen = now;
    if (isChanged) {
      known = now;
      await watch.onChange();
    }
    if (!isOver) schedule(tookMs / SHARE);
  }
  function schedule(leastMs: number): void {
    const ms = Math.max(watch.intervalMs ?? INTERVAL_MS, leastMs);
    timer = setTimeout(() => void look(), ms);
    timer.unref();
  }
  schedule(0);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Sizes and times of change of files, as one text. */
export async function fingerprintOf(files: FileWatch['files']): Promise<string> {
  const paths = [...(await files().catch(() => []))].sort();
  const marks = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => undefined);
      return found ? `${path} ${found.size} ${found.mtimeMs}` : `${path} gone`;
    }),
  );
  return marks.join('\n');
}
