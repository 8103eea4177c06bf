import type { Turn, Understanding } from '../dialog/turn.ts';
import { interpretationsOf, rankEntries } from '../interpretations.ts';
import type { SessionKey, StoredSession } from '../session/stored-session.ts';
import type { Target } from './find-bot.ts';

const MAX_MESSAGES = 10;

/** Returns the session record to store after a turn: the dialog, and what GetSession shows. Resets the idle timeout. */
export function toStoredSession(
  key: SessionKey,
  target: Target,
  turn: Turn,
  understood: Understanding,
  now: Date,
): StoredSession {
  const { intent } = turn.session;
  const entries = rankEntries(target.locale, understood.ranked, intent);
  return {
    key,
    botVersion: target.bot.botVersion,
    dialog: turn.session,
    messages: turn.messages.slice(0, MAX_MESSAGES),
    interpretations: interpretationsOf(entries, intent),
    expiresAt: now.getTime() + target.bot.idleSessionTtlSeconds * 1000,
  };
}
