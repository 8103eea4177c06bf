import type { Clock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Journal, JournalOptions } from '../../../base/durable/journal.ts';
import { openKeptJournal } from '../../../base/durable/kept-journal.ts';
import { isRecord } from '../../../base/durable/stored-record.ts';
import type { Log } from '../../../base/log.ts';
import { repeat } from '../../../base/repeat.ts';
import type { Timers } from '../../../base/timers.ts';
import type { StoredSession } from './stored-session.ts';

/** Keeps sessions on disk. */
export interface SessionJournal {
  /** Resolves once the session is on disk. Rejects if it is not; the file then has it as it was before. */
  put(key: string, session: StoredSession): Promise<void>;
  /** Resolves once the file has no line of the session. Rejects if it still has one. */
  erase(key: string): Promise<void>;
  /** Ends a session without waiting for the disk. Its lines leave the file within half a minute. */
  noteEnded(key: string): void;
  /** Writes what is pending and closes the file. */
  close(): Promise<void>;
}

interface Line {
  readonly key: string;
  /** Absent if the session has ended. */
  readonly session?: StoredSession;
}

export interface SessionJournalDeps extends Pick<JournalOptions<unknown>, 'openFile'> {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
}

/** How long what was said in an ended session may stay in the file. */
const SWEEP_MS = 30_000;
const CHECK_SIZE_MS = 1_000;
const COMPACT_BYTES = 4 * 1024 * 1024;
const OWNER_ONLY = 0o600;

/** A journal that keeps nothing. */
export const noJournal: SessionJournal = {
  put: async () => {},
  erase: async () => {},
  noteEnded() {},
  close: async () => {},
};

/**
 * Opens the journal at a path and returns it with the sessions in it that have not expired; the others are dropped from
 * the file too. Damage costs the sessions in what can't be read; it is an Error that names the file and the line if there
 * is no report.
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
  const begin = () => {
    sessions.clear();
    return onLine;
  };
  const { openFile, damage } = deps;
  const lines = await openKeptJournal<Line>({
    path,
    begin,
    isLine: ({ key, session }) =>
      typeof key === 'string' && (session === undefined || isSession(session)),
    cost: 'Chats in what can not be read go on as if they began anew.',
    damage,
    mode: OWNER_ONLY,
    ...(openFile ? { openFile } : {}),
  });
  const journal = new DiskSessionJournal(path, lines, sessions, deps);
  if (lines.length > sessions.size) await journal.sweep(true);
  return { journal, sessions: [...sessions.values()] };
}

class DiskSessionJournal implements SessionJournal {
  readonly #path: string;
  readonly #lines: Journal<Line>;
  readonly #clock: Clock;
  readonly #log: Log;
  /** Every live session as the file has it; the sessions themselves are shared with the store. */
  readonly #sessions: Map<string, StoredSession>;
  readonly #stops: readonly (() => Promise<void>)[];
  /** Whether the file may have lines of sessions that are not live any more. */
  #hasEnded = false;
  #compactAbove = COMPACT_BYTES;

  constructor(
    path: string,
    lines: Journal<Line>,
    sessions: Map<string, StoredSession>,
    { clock, timers, log }: SessionJournalDeps,
  ) {
    this.#path = path;
    this.#lines = lines;
    this.#clock = clock;
    this.#log = log;
    this.#sessions = sessions;
    this.#stops = [
      repeat({ action: () => this.sweep(), everyMs: SWEEP_MS, timers }),
      repeat({ action: () => this.#limitSize(), everyMs: CHECK_SIZE_MS, timers }),
    ];
  }

  async put(key: string, session: StoredSession): Promise<void> {
    await this.#lines.append([{ key, session }]);
    // In time for the next compaction, which waits for the callers of `append`.
    this.#sessions.set(key, session);
  }

  async erase(key: string): Promise<void> {
    const erased = this.#sessions.get(key);
    if (!erased && !this.#hasEnded) return;
    this.#sessions.delete(key);
    try {
      await this.#compact();
    } catch (error) {
      if (erased && !this.#sessions.has(key)) this.#sessions.set(key, erased);
      throw error;
    }
  }

  noteEnded(key: string): void {
    if (!this.#sessions.delete(key)) return;
    this.#hasEnded = true;
    this.#lines.note({ key });
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) await stop();
    await this.sweep();
    await this.#lines.close();
  }

  /** Removes the lines of sessions that have ended, if there are any. Never rejects. */
  async sweep(hasEnded = false): Promise<void> {
    const now = this.#clock.now().getTime();
    for (const [key, { expiresAt }] of this.#sessions) {
      if (expiresAt <= now && this.#sessions.delete(key)) this.#hasEnded = true;
    }
    if (hasEnded || this.#hasEnded) await this.#tryToCompact();
  }

  async #limitSize(): Promise<void> {
    if (this.#lines.size > this.#compactAbove) await this.#tryToCompact();
  }

  async #tryToCompact(): Promise<void> {
    try {
      await this.#compact();
    } catch (error) {
      this.#hasEnded = true;
      const path = this.#path;
      this.#log.error({ err: error, path }, 'ended sessions could not be removed from their file');
    }
  }

  /** Replaces the file by the latest state of every live session. */
  async #compact(): Promise<void> {
    await this.#lines.compact(() => {
      this.#hasEnded = false;
      return linesOf(this.#sessions);
    });
    this.#compactAbove = Math.max(COMPACT_BYTES, 2 * this.#lines.size);
  }
}

function isSession(session: unknown): boolean {
  return isRecord(session) && typeof session.expiresAt === 'number' && isRecord(session.dialog);
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
