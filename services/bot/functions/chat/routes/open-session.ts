import type { StoredTurn } from '../../../helpdesk/conversations/conversation-store.ts';
import { isEnded } from '../../../helpdesk/conversations/session-rules.ts';
import { READS_PER_SESSION } from '../rate/limits.ts';
import type { ChatDeps } from './deps.ts';
import { endedSession, unknownSession } from './session-parameter.ts';

/**
 * Returns the newest turn of a session that has not ended, and counts the request.
 * Throws a Problem: 404 if there is no such session, 410 if it has ended, 429 if that was too much at once.
 */
export async function openSession(
  { conversations, limiter, now }: Pick<ChatDeps, 'conversations' | 'limiter' | 'now'>,
  sessionId: string,
): Promise<StoredTurn> {
  const latest = await conversations.latest(sessionId);
  // Nothing is counted for a session that isn't there: a deleted one stays deleted.
  if (latest === undefined) throw unknownSession();
  await limiter.admit(READS_PER_SESSION, sessionId);
  if (isEnded(latest.record, now())) throw endedSession();
  return latest;
}
