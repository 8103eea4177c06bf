import type { StoredTurn } from '../../../helpdesk/conversations/conversation-store.ts';
import { isEnded } from '../../../helpdesk/conversations/session-rules.ts';
import type { RateLimit } from '../rate/rate-window.ts';
import type { ChatDeps } from './deps.ts';
import { endedSession, unknownSession } from './session-parameter.ts';

/**
 * Returns the newest turn of a session that has not ended, and counts the request by a limit of its own.
 * Throws a Problem: 404 if there is no such session, 410 if it has ended, 429 if that was too much at once.
 */
export async function sessionOf(
  { conversations, limiter, now }: Pick<ChatDeps, 'conversations' | 'limiter' | 'now'>,
  sessionId: string,
  limit: RateLimit,
): Promise<StoredTurn> {
  const latest = await conversations.latest(sessionId);
  // Nothing is counted for a session that isn't there: a deleted one stays deleted.
  if (latest === undefined) throw unknownSession();
  await limiter.admit(limit, sessionId);
  if (isEnded(latest.record, now())) throw endedSession();
  return latest;
}
