import type { StoredTurn } from '../conversations/conversation-store.ts';
import { type HandoffLine, isHandoffOpen } from '../conversations/handoff-record.ts';
import type { HandoffTurnDeps } from './claim-handoff.ts';
import { withLines } from './handoff-lines.ts';

export type KeptLines = 'kept' | 'notOpen' | 'full' | 'busy';

const MAX_ATTEMPTS = 8;

/**
 * Keeps what was said in the chat with a person that is the newest turn. It lives on with that: a session ends only when
 * nothing is said for a while.
 */
export async function keepLines(
  { store, now }: HandoffTurnDeps,
  sessionId: string,
  newest: StoredTurn,
  lines: readonly HandoffLine[],
): Promise<KeptLines> {
  let latest: StoredTurn | undefined = newest;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const record: StoredTurn['record'] | undefined = latest?.record;
    if (latest === undefined || !isHandoffOpen(record)) return 'notOpen';
    const all = withLines(record.handoff.lines, lines);
    if (all === undefined) return 'full';
    const handoff = { ...record.handoff, lines: all };
    const kept = { ...record, repliedAt: now().toISOString(), handoff };
    if (await store.replace(sessionId, latest, kept)) return 'kept';
    latest = await store.latest(sessionId);
  }
  return 'busy';
}
