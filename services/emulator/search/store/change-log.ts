import type { Journal } from '../../../base/durable/journal.ts';
import type { LogEntry } from './log-entry.ts';

/** A change that is made in memory and not yet on disk. */
export interface Change {
  readonly entry: LogEntry;
  /** Restores the state before the change; called only after all later changes were undone. */
  undo(): void;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface ChangeLogOptions {
  /** The lines of a journal that holds the present state and nothing else. */
  readonly snapshot: () => readonly LogEntry[];
  /** Journals this long or longer are replaced by a snapshot. */
  readonly compactAt: () => number;
}

/** The log is rewritten at the earliest this many lines after a rewrite that failed. */
const RETRY_AFTER_LINES = 1000;

/**
 * Takes changes of one index from memory to disk, one write at a time, so that many callers share an fsync. If the disk
 * refuses a change, that change and all later ones are undone: later ones may build on it.
 */
export class ChangeLog {
  readonly #options: ChangeLogOptions;
  #journal: Journal<LogEntry> | undefined;
  #changes: Change[] = [];
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | undefined;
  #compactAtLeast = 0;

  constructor(options: ChangeLogOptions) {
    this.#options = options;
  }

  /** Sets the journal that changes go to; rewrites it if it is long. */
  attach(journal: Journal<LogEntry>): void {
    this.#journal = journal;
    void this.commit();
  }

  /** Registers a change that was just made. */
  add(change: Change): void {
    this.#changes.push(change);
  }

  /** Resolves once all changes so far are on disk. Rejects with the disk's error if they were undone. */
  commit(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Waits for commits in progress and closes the journal. */
  async close(): Promise<void> {
    while (this.#flushing) await this.#flushing;
    await this.#journal?.close();
    this.#journal = undefined;
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const waiting = this.#waiting;
      const changes = this.#changes;
      this.#waiting = [];
      this.#changes = [];
      try {
        await this.#write(changes);
        for (const { resolve } of waiting) resolve();
      } catch (error) {
        this.#undo(changes);
        for (const { reject } of [...waiting, ...this.#waiting.splice(0)]) reject(error);
      }
    }
    // Cleared synchronously with the last check, so that a later commit starts a new flush.
    this.#flushing = undefined;
  }

  async #write(changes: readonly Change[]): Promise<void> {
    const journal = this.#journal;
    if (!journal) return;
    const compactAt = Math.max(this.#options.compactAt(), this.#compactAtLeast);
    if (journal.length >= compactAt && (await this.#compact(journal))) return;
    if (changes.length > 0) await journal.append(changes.map(({ entry }) => entry));
  }

  /**
   * Replaces the journal by a snapshot, which holds the changes being written and, because it is made before anything is
   * awaited, no later ones. Returns false if that failed; the journal is then as it was.
   */
  async #compact(journal: Journal<LogEntry>): Promise<boolean> {
    const lines = this.#options.snapshot();
    try {
      await journal.compact(() => lines);
      return true;
    } catch {
      this.#compactAtLeast = journal.length + RETRY_AFTER_LINES;
      return false;
    }
  }

  #undo(refused: readonly Change[]): void {
    const changes = [...refused, ...this.#changes.splice(0)];
    for (const change of changes.reverse()) change.undo();
  }
}
