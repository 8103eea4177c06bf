import { conflict } from '../errors.ts';
import { type SessionKey, sessionKeyText } from '../session/stored-session.ts';

/**
 * Runs work on a session that must not overlap. Rejects with ConflictException if another is in progress, as Lex
 * does.
 */
export async function exclusively<T>(
  busy: Set<string>,
  key: SessionKey,
  work: () => Promise<T>,
): Promise<T> {
  const text = sessionKeyText(key);
  if (busy.has(text)) throw conflict(key.sessionId);
  busy.add(text);
  try {
    return await work();
  } finally {
    busy.delete(text);
  }
}
