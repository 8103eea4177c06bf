import type { Clock } from '../../../base/clock.ts';
import { Journal, type JournalOptions } from '../../../base/durable/journal.ts';
import type { Log } from '../../../base/log.ts';
import { repeat } from '../../../base/repeat.ts';
import type { Timers } from '../../../base/timers.ts';
import type { StoredSession } from './stored-session.ts';

/** Writes changes of sessions to disk once a second: a crash loses at most the last turn of a chat. */
export interface SessionJournal {
  notePut(key: string, session: StoredSession): void;
  noteDeleted(key: string): void;
  /** Writes what is pending and closes the file. */
  close(): Promise<void>;
}

interface Line {
  readonly key: string;
  /** Absent if the session was deleted. */
  readonly session?: StoredSession;
}

export interface SessionJournalDeps extends Pick<JournalOptions<unknown>, 'openFile'> {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}

const FLUSH_MS = 1_000;
const COMPACT_BYTES = 16 * 1024 * 1024;
const OWNER_ONLY = 0o600;

/** A journal that keeps nothing. */
export const noJournal: SessionJournal = {
  notePut() {},
  noteDeleted() {},
  close: async () => {},
};

/**
 * Opens the journal at a path and returns it with the sessions in it that have not expired; the others are dropped from
 * the file too. Throws an Error that names the file and the line if it is damaged before its end.
 */
export async function openSessionJournal(
  path: string,
  deps: SessionJournalDeps,
): Promise<{ journal: SessionJournal; sessions: readonly StoredSession[] }> {
  const now = deps.clock.now().getTime();
  const sessions = new Map<string, StoredSession>();
  const onLine = ({ key, session }: Line) => {
    if (session && session.expiresAt > now) sessions.set(key, upgraded(session));
    else sessions.delete(key);
  };
  const { openFile } = deps;
  const lines = await Journal.open<Line>({
    path,
    onLine,
    mode: OWNER_ONLY,
    ...(openFile ? { openFile } : {}),
  });
  const journal = new DiskSessionJournal(path, lines, sessions, deps);
  if (lines.length > sessions.size) await journal.compact();
  return { journal, sessions: [...sessions.values()] };
}

class DiskSessionJournal implements SessionJournal {
  readonly #path: string;
  readonly #lines: Journal<Line>;
  readonly #log: Log;
  /** The latest state of every session, for compactions; the sessions themselves are shared with the store. */
  readonly #sessions: Map<string, StoredSession>;
  readonly #pending = new Map<string, Line>();
  readonly #endFlushes: () => Promise<void>;
  #compactAbove = COMPACT_BYTES;

  constructor(
    path: string,
    lines: Journal<Line>,
    sessions: Map<string, StoredSession>,
    { timers, log }: SessionJournalDeps,
  ) {
    this.#path = path;
    this.#lines = lines;
    this.#log = log;
    this.#sessions = sessions;
    this.#endFlushes = repeat({ action: () => this.#flush(), everyMs: FLUSH_MS, timers });
  }

  notePut(key: string, session: StoredSession): void {
    this.#sessions.set(key, session);
    this.#pending.set(key, { key, session });
  }

  noteDeleted(key: string): void {
    this.#sessions.delete(key);
    this.#pending.set(key, { key });
  }

  async close(): Promise<void> {
    await this.#endFlushes();
    await this.#flush();
    await this.#lines.close();
  }

  async #flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const lines = [...this.#pending.values()];
    this.#pending.clear();
    try {
      await this.#lines.append(lines);
      if (this.#lines.size > this.#compactAbove) await this.compact();
    } catch (error) {
      this.#log.error({ err: error, path: this.#path }, 'sessions could not be written');
      this.#keepPending(lines);
    }
  }

  /** A newer state of a session replaces the one that could not be written. */
  #keepPending(lines: readonly Line[]): void {
    for (const line of lines) {
      if (!this.#pending.has(line.key)) this.#pending.set(line.key, line);
    }
  }

  /** Replaces the file by the latest state of every session. */
  async compact(): Promise<void> {
    await this.#lines.compact(() => linesOf(this.#sessions));
    this.#compactAbove = Math.max(COMPACT_BYTES, 2 * this.#lines.size);
  }
}

function linesOf(sessions: ReadonlyMap<string, StoredSession>): Line[] {
  return Array.from(sessions, ([key, session]) => ({ key, session }));
}

/** Earlier versions called the failed attempts `misses`. */
function upgraded(session: StoredSession): StoredSession {
  const { misses, ...dialog } = session.dialog as StoredSession['dialog'] & { misses?: number };
  return misses === undefined
    ? session
    : { ...session, dialog: { ...dialog, failedAttempts: misses } };
}
