import type { Interpretation, Message } from '@aws-sdk/client-lex-runtime-v2';
import type { Clock } from '../../../base/clock.ts';
import type { DialogSession } from './session.ts';
import type { SessionJournal } from './session-journal.ts';

/** Whose session it is; a session belongs to one locale of one alias. */
export interface SessionKey {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly sessionId: string;
}

/** A session with what was last said in it; plain data. */
export interface StoredSession {
  readonly key: SessionKey;
  /** The version that the alias pointed at when the session began: it stays. */
  readonly botVersion: string;
  readonly dialog: DialogSession;
  readonly messages: readonly Message[];
  readonly interpretations: readonly Interpretation[];
  /** Milliseconds since 1970; after it the session is as if it had never been. */
  readonly expiresAt: number;
}

export interface SessionStore {
  get(key: SessionKey): StoredSession | undefined;
  put(session: StoredSession): void;
  /** True where there was one. */
  delete(key: SessionKey): boolean;
  /** Ends all conversations of an alias. */
  deleteOfAlias(botId: string, botAliasId: string): void;
}

// About 200 MB; beyond that the session that has been idle for longest gives way.
const MAX_SESSIONS = 50_000;

// Expired sessions are dropped when seen, and all of them once in so many writes.
const WRITES_BETWEEN_SWEEPS = 1_000;

/** Keeps sessions in memory for their idle time, and notes each change in the journal. */
export function createSessionStore(
  clock: Clock,
  journal: SessionJournal,
  known: readonly StoredSession[],
  maxSessions = MAX_SESSIONS,
): SessionStore {
  const sessions = new Map(known.map((session) => [sessionKeyText(session.key), session]));
  let writes = 0;

  function live(session: StoredSession | undefined): StoredSession | undefined {
    if (!session || session.expiresAt > clock.now().getTime()) return session;
    forget(sessionKeyText(session.key));
    return undefined;
  }

  function forget(text: string): boolean {
    journal.noteDeleted(text);
    return sessions.delete(text);
  }

  function sweep(): void {
    for (const session of [...sessions.values()]) live(session);
  }

  return {
    get: (key) => live(sessions.get(sessionKeyText(key))),
    put(session) {
      const text = sessionKeyText(session.key);
      // Last in the map is the one that was last used.
      sessions.delete(text);
      sessions.set(text, session);
      journal.notePut(text, session);
      writes += 1;
      if (writes % WRITES_BETWEEN_SWEEPS === 0) sweep();
      if (sessions.size > maxSessions) forget(sessions.keys().next().value ?? '');
    },
    delete: (key) =>
      live(sessions.get(sessionKeyText(key))) !== undefined && forget(sessionKeyText(key)),
    deleteOfAlias(botId, botAliasId) {
      for (const [text, { key }] of [...sessions]) {
        if (key.botId === botId && key.botAliasId === botAliasId) forget(text);
      }
    },
  };
}

/** None of the parts can hold a slash. */
export function sessionKeyText(key: SessionKey): string {
  return [key.botId, key.botAliasId, key.localeId, key.sessionId].join('/');
}
