import type { Clock } from '../../../base/clock.ts';
import type { SessionJournal } from './session-journal.ts';
import { type SessionKey, type StoredSession, sessionKeyText } from './stored-session.ts';

/** About 200 MB; beyond that, the session that has been idle for longest is dropped. */
const MAX_SESSIONS = 50_000;

/** Expired sessions are dropped when they are looked up, and all of them once per this many writes. */
const WRITES_BETWEEN_SWEEPS = 1_000;

/**
 * Keeps sessions in memory until their idle timeout, and in the journal. A change is made in memory only once the
 * journal has it: a session is always as it would be after a crash.
 */
export class SessionStore {
  readonly #clock: Clock;
  readonly #journal: SessionJournal;
  readonly #maxSessions: number;
  /** The last one is the one that was last used. */
  readonly #sessions: Map<string, StoredSession>;
  #writes = 0;

  constructor(
    clock: Clock,
    journal: SessionJournal,
    known: readonly StoredSession[],
    maxSessions = MAX_SESSIONS,
  ) {
    this.#clock = clock;
    this.#journal = journal;
    this.#maxSessions = maxSessions;
    this.#sessions = new Map(known.map((session) => [sessionKeyText(session.key), session]));
  }

  get(key: SessionKey): StoredSession | undefined {
    return this.#live(this.#sessions.get(sessionKeyText(key)));
  }

  /** Resolves once the session is kept. Rejects if it could not be written; it is then as it was before. */
  async put(session: StoredSession): Promise<void> {
    const text = sessionKeyText(session.key);
    await this.#journal.put(text, session);
    this.#sessions.delete(text);
    this.#sessions.set(text, session);
    this.#writes += 1;
    if (this.#writes % WRITES_BETWEEN_SWEEPS === 0) this.#sweep();
    if (this.#sessions.size > this.#maxSessions)
      this.#drop(this.#sessions.keys().next().value ?? '');
  }

  /**
   * Ends a session. Resolves once nothing of it is kept, with false if there was no such session. Rejects if the disk
   * refused; the session is then as it was before.
   */
  async delete(key: SessionKey): Promise<boolean> {
    const wasThere = this.get(key) !== undefined;
    const text = sessionKeyText(key);
    await this.#journal.erase(text);
    this.#sessions.delete(text);
    return wasThere;
  }

  /** Ends all conversations of an alias. */
  deleteOfAlias(botId: string, botAliasId: string): void {
    for (const [text, { key }] of [...this.#sessions]) {
      if (key.botId === botId && key.botAliasId === botAliasId) this.#drop(text);
    }
  }

  #live(session: StoredSession | undefined): StoredSession | undefined {
    if (!session || session.expiresAt > this.#clock.now().getTime()) return session;
    this.#drop(sessionKeyText(session.key));
    return undefined;
  }

  #drop(text: string): void {
    this.#journal.noteEnded(text);
    this.#sessions.delete(text);
  }

  #sweep(): void {
    for (const session of [...this.#sessions.values()]) this.#live(session);
  }
}
