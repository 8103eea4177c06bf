import { chmod, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './files.ts';
import { makeFolder } from './guarded-folders.ts';
import { chunksOf, readLines, toText, type WholeLines } from './journal-lines.ts';

/** The part of Node's FileHandle that a journal uses. */
export interface JournalFile {
  appendFile(bytes: Uint8Array): Promise<void>;
  datasync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

export interface JournalOptions<Line> {
  readonly path: string;
  /** Called for each line that the file already has, in order. */
  readonly onLine: (line: Line) => void;
  /** Permissions of the file. Default 0o600. */
  readonly mode?: number;
  /** Opens a file for appending. Default: Node's `open`. */
  readonly openFile?: (path: string, flags: string, mode?: number) => Promise<JournalFile>;
}

const OWNER_ONLY = 0o600;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Compaction<Line> {
  readonly snapshot: () => Iterable<Line>;
  readonly waiting: readonly Waiting[];
}

/**
 * An append-only file of JSON lines. Lines that arrive while the disk is busy are written and synced together, so that
 * many callers share one fsync. A write that fails is cut off again: no line ever follows a torn one.
 */
export class Journal<Line> {
  readonly #options: JournalOptions<Line>;
  #file: JournalFile;
  /** Bytes of whole lines in the file. */
  #size: number;
  #length: number;
  #lines: string[] = [];
  #waiting: Waiting[] = [];
  #compaction: Compaction<Line> | undefined;
  #flushing: Promise<void> | undefined;
  /** What must succeed before the next write. */
  #repair: (() => Promise<void>) | undefined;

  private constructor(
    options: JournalOptions<Line>,
    file: JournalFile,
    { size, length }: WholeLines,
  ) {
    this.#options = options;
    this.#file = file;
    this.#size = size;
    this.#length = length;
  }

  /**
   * Opens or creates the file and reads its lines. A last line that a crash cut off is dropped. Throws
   * JournalDamagedError if any other line is damaged.
   */
  static async open<Line>(options: JournalOptions<Line>): Promise<Journal<Line>> {
    const { path, onLine, mode = OWNER_ONLY, openFile = open } = options;
    await makeFolder(dirname(path));
    await rm(temporaryOf(path), { force: true });
    const bytes = await readIfPresent(path);
    const whole = readLines(path, bytes ?? Buffer.alloc(0), onLine);
    const file = await openFile(path, 'a', mode);
    try {
      await chmod(path, mode);
      if (bytes && whole.size < bytes.length) await file.truncate(whole.size);
      if (!bytes) await syncFolder(dirname(path));
    } catch (error) {
      await file.close();
      throw error;
    }
    return new Journal(options, file, whole);
  }

  /** Lines in the file, for the owner to see when a snapshot would be shorter. */
  get length(): number {
    return this.#length;
  }

  /** Bytes in the file. */
  get size(): number {
    return this.#size;
  }

  /** Resolves once the lines are on disk. Rejects if they are not; the file is then as it was before. */
  append(lines: readonly Line[]): Promise<void> {
    return new Promise((resolve, reject) => {
      for (const text of lines.map(toText)) this.#lines.push(text);
      this.#waiting.push({ resolve, reject });
      this.#startFlushing();
    });
  }

  /** Writes a line without waiting for the disk: it survives the end of the process, but not a loss of power. */
  note(line: Line): void {
    this.#lines.push(toText(line));
    this.#startFlushing();
  }

  /**
   * Replaces the file by the lines of `snapshot`, which is called just before, followed by the lines still waiting. A
   * waiting line may be in the snapshot as well: reading it twice must do no harm. If this rejects, the file keeps its
   * lines and the journal goes on.
   */
  compact(snapshot: () => Iterable<Line>): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = [...(this.#compaction?.waiting ?? []), { resolve, reject }];
      this.#compaction = { snapshot, waiting };
      this.#startFlushing();
    });
  }

  /** Writes what is waiting, then closes the file. */
  async close(): Promise<void> {
    while (this.#flushing) await this.#flushing;
    await this.#file.close();
  }

  #startFlushing(): void {
    this.#flushing ??= this.#flush();
  }

  async #flush(): Promise<void> {
    // Lines of calls that arrive together go out together.
    await nextTurn();
    while (this.#waiting.length > 0 || this.#lines.length > 0 || this.#compaction) {
      if (this.#compaction) await this.#runCompaction(this.#compaction);
      const lines = this.#lines;
      const waiting = this.#waiting;
      this.#lines = [];
      this.#waiting = [];
      await settle(waiting, () => this.#write(lines, waiting.length > 0));
    }
    // Cleared synchronously with the last check, so that later lines start a new flush.
    this.#flushing = undefined;
  }

  async #write(lines: readonly string[], isSynced: boolean): Promise<void> {
    if (lines.length === 0) return;
    await this.#repair?.();
    const bytes = Buffer.from(lines.join(''));
    try {
      await this.#file.appendFile(bytes);
      if (isSynced) await this.#file.datasync();
    } catch (error) {
      // A full disk may have taken half a line; the next line must not be glued to it.
      this.#repair = () => this.#cutOff();
      await this.#cutOff().catch(() => undefined);
      throw error;
    }
    this.#size += bytes.length;
    this.#length += lines.length;
  }

  async #cutOff(): Promise<void> {
    await this.#file.truncate(this.#size);
    this.#repair = undefined;
  }

  async #runCompaction({ snapshot, waiting }: Compaction<Line>): Promise<void> {
    this.#compaction = undefined;
    // Callers whose lines have just been written update the owner's state first.
    await nextTurn();
    await settle(waiting, () => this.#rewrite(snapshot));
  }

  async #rewrite(snapshot: () => Iterable<Line>): Promise<void> {
    const lines = [...snapshot()];
    const replaced = this.#file;
    const { file, size } = await this.#replaceFile(lines);
    this.#file = file;
    this.#size = size;
    this.#length = lines.length;
    // Until the folder is synced, a crash would bring back the old file without the lines that follow.
    this.#repair = () => this.#syncName();
    await replaced.close().catch(() => undefined);
    await this.#syncName();
  }

  /** The new file is opened under a temporary name and kept open, so that no later step can lose it. */
  async #replaceFile(lines: readonly Line[]): Promise<{ file: JournalFile; size: number }> {
    const { path, mode = OWNER_ONLY, openFile = open } = this.#options;
    const temporary = temporaryOf(path);
    const file = await openFile(temporary, 'ax', mode);
    let size = 0;
    try {
      for (const chunk of chunksOf(lines)) {
        await file.appendFile(chunk);
        size += chunk.length;
      }
      await file.datasync();
      await rename(temporary, path);
      return { file, size };
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async #syncName(): Promise<void> {
    await syncFolder(dirname(this.#options.path));
    this.#repair = undefined;
  }
}

/** The file of a compaction in progress. A crash leaves it behind; the next opening removes it. */
function temporaryOf(path: string): string {
  return `${path}.tmp`;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function settle(waiting: readonly Waiting[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
    for (const { resolve } of waiting) resolve();
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}

async function readIfPresent(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
