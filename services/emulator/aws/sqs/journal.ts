import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFileDurably } from '../../../base/durable/files.ts';

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * An append-only file of JSON lines. Lines that arrive while the disk is busy are written and synced together, so that
 * many senders share one fsync.
 */
export class Journal<Line> {
  readonly #path: string;
  #file: FileHandle;
  /** Bytes of whole lines in the file. */
  #size: number;
  #length: number;
  #lines: string[] = [];
  #waiting: Waiting[] = [];
  #snapshot: (() => readonly Line[]) | undefined;
  #flushing: Promise<void> | undefined;

  private constructor(path: string, file: FileHandle, size: number, length: number) {
    this.#path = path;
    this.#file = file;
    this.#size = size;
    this.#length = length;
  }

  /** Opens or makes the file and gives its lines; a last line that a crash cut off is dropped. */
  static async open<Line>(path: string): Promise<{ journal: Journal<Line>; lines: Line[] }> {
    await mkdir(dirname(path), { recursive: true });
    const content = await readIfThere(path);
    if (!content) await writeFileDurably(path, '');
    const size = (content?.lastIndexOf('\n') ?? -1) + 1;
    if (content && size < content.length) await truncate(path, size);
    const lines = parseLines<Line>(path, content?.subarray(0, size).toString() ?? '');
    return { journal: new Journal<Line>(path, await open(path, 'a'), size, lines.length), lines };
  }

  /** Lines in the file, for the owner to see when a snapshot would be shorter. */
  get length(): number {
    return this.#length;
  }

  /** Resolves once the line is on disk. */
  append(line: Line): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.note(line);
    });
  }

  /** Writes a line that may be lost with the machine, but not with the process. */
  note(line: Line): void {
    this.#lines.push(`${JSON.stringify(line)}\n`);
    this.#startFlushing();
  }

  /**
   * Replaces the file by what `snapshot` gives when its turn comes, followed by the lines then still waiting. These may
   * be in the snapshot already: a line must be harmless when it is read twice.
   */
  compact(snapshot: () => readonly Line[]): void {
    this.#snapshot = snapshot;
    this.#startFlushing();
  }

  async close(): Promise<void> {
    while (this.#flushing) await this.#flushing;
    await this.#file.close();
  }

  #startFlushing(): void {
    this.#flushing ??= this.#flush();
  }

  async #flush(): Promise<void> {
    // One turn of the event loop lets the lines of calls that arrived together go out together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#lines.length > 0 || this.#snapshot) {
      const lines = this.#lines;
      const waiting = this.#waiting;
      this.#lines = [];
      this.#waiting = [];
      try {
        if (this.#snapshot) await this.#rewrite(this.#snapshot, lines);
        else await this.#write(lines, waiting.length > 0);
        for (const { resolve } of waiting) resolve();
      } catch (error) {
        for (const { reject } of waiting) reject(error);
      }
    }
    // In the same step as the last look: a line that comes later starts a new flush.
    this.#flushing = undefined;
  }

  async #write(lines: readonly string[], isSynced: boolean): Promise<void> {
    const bytes = Buffer.from(lines.join(''));
    try {
      await this.#file.writeFile(bytes);
      if (isSynced) await this.#file.datasync();
    } catch (error) {
      // A full disk may have taken half a line: the next one must not be glued to it.
      await this.#file.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    this.#size += bytes.length;
    this.#length += lines.length;
  }

  async #rewrite(snapshot: () => readonly Line[], pending: readonly string[]): Promise<void> {
    this.#snapshot = undefined;
    // Whoever's line has just been written gets to change the owner's state first.
    await new Promise((resolve) => setImmediate(resolve));
    const kept = snapshot().map((line) => `${JSON.stringify(line)}\n`);
    const bytes = Buffer.from([...kept, ...pending].join(''));
    await writeFileDurably(this.#path, bytes);
    await this.#file.close();
    this.#file = await open(this.#path, 'a');
    this.#size = bytes.length;
    this.#length = kept.length + pending.length;
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

function parseLines<Line>(path: string, text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      try {
        return JSON.parse(line) as Line;
      } catch (cause) {
        throw new Error(`${path} is damaged at line ${index + 1}`, { cause });
      }
    });
}
