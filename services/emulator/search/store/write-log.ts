import { type FileHandle, open, readFile, truncate } from 'node:fs/promises';
import { writeFileDurably } from '../../../base/durable/files.ts';

const NEWLINE = 0x0a;

interface Waiting {
  readonly lines: readonly string[];
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Reads a log line by line and gives each to `onLine`. A last line that a crash tore is cut off; it was never
 * acknowledged. Throws, naming file and line, where any other line cannot be read.
 */
export async function replayLog(path: string, onLine: (entry: unknown) => void): Promise<void> {
  const bytes = await readFile(path);
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    const entry = end < 0 ? undefined : parse(bytes.subarray(start, end));
    if (entry === undefined) {
      if (end >= 0 && end + 1 < bytes.length)
        throw new Error(`${path}:${line} is damaged: not a line of JSON`);
      await truncate(path, start);
      return;
    }
    onLine(entry);
    start = end + 1;
  }
}

function parse(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * An append-only file of JSON lines. Lines are on disk (fdatasync) before `append` resolves; calls that come
 * together share one write. After a failed write nothing more is taken, since the file's end is unknown.
 */
export class WriteLog {
  private waiting: Waiting[] = [];
  private replacement: (() => string) | undefined;
  private draining: Promise<void> | undefined;
  private failure: unknown;
  private readonly path: string;
  private file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.file = file;
  }

  static async open(path: string): Promise<WriteLog> {
    return new WriteLog(path, await open(path, 'a'));
  }

  append(lines: readonly string[]): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.push({ lines, resolve, reject });
      this.drainSoon();
    });
  }

  /** Rewrites the whole file before the next append: `content` is asked for then, and holds all that came before. */
  replaceWith(content: () => string): void {
    this.replacement = content;
    this.drainSoon();
  }

  /** Writes what waits, then closes. */
  async close(): Promise<void> {
    while (this.draining) await this.draining;
    await this.file.close();
  }

  private drainSoon(): void {
    this.draining ??= this.drain();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0 || this.replacement) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.write(batch);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        this.failure = error;
        for (const { reject } of [...batch, ...this.waiting]) reject(error);
        this.waiting = [];
        this.replacement = undefined;
      }
    }
    // In the same step as the last look at what waits: a call right after it must start anew.
    this.draining = undefined;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    if (this.replacement) await this.rewrite(this.replacement);
    const text = batch.flatMap(({ lines }) => lines.map((line) => `${line}\n`)).join('');
    if (text === '') return;
    await this.file.appendFile(text);
    await this.file.datasync();
  }

  private async rewrite(content: () => string): Promise<void> {
    this.replacement = undefined;
    await writeFileDurably(this.path, content());
    const old = this.file;
    this.file = await open(this.path, 'a');
    await old.close();
  }
}
