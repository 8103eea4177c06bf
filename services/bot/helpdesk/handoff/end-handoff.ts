import { messageFingerprint } from '../conversations/conversation-key.ts';
import type { StoredTurn } from '../conversations/conversation-store.ts';
import { type HandoffEnd, isHandoff, isHandoffOpen } from '../conversations/handoff-record.ts';
import { isAbandoned } from '../conversations/session-rules.ts';
import type { HandoffTurnDeps } from './claim-handoff.ts';

export type HandoffEnding =
  | { readonly outcome: 'ended'; readonly turn: number; readonly end: HandoffEnd }
  | { readonly outcome: 'notOpen' | 'busy' };

const MAX_ATTEMPTS = 5;

/** Names the bot's turn after a chat with a person, like a message: a request that comes again gets the same reply. */
export const endMessageId = (turn: number): string => `handoff-end:${turn}`;

/**
 * Ends the chat with a person that is the newest turn, or finds the one that has ended and what the bot said then. One
 * that could not be started is over in the same way.
 */
export async function endHandoff(
  deps: HandoffTurnDeps,
  sessionId: string,
  newest: StoredTurn,
  end: HandoffEnd,
): Promise<HandoffEnding> {
  let latest: StoredTurn | undefined = newest;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && latest !== undefined; attempt += 1) {
    const { record }: StoredTurn = latest;
    if (!isHandoff(record)) return endedBefore(deps, sessionId, latest, end);
    const { turn, handoff } = record;
    if (handoff.end !== undefined) return { outcome: 'ended', turn, end: handoff.end };
    if (record.state === 'pending' && !isAbandoned(record, deps.now(), deps.run))
      return { outcome: 'busy' };
    const state = isHandoffOpen(record) ? 'done' : 'failed';
    const ended = { ...record, state, handoff: { ...handoff, end } } as const;
    if (await deps.store.replace(sessionId, latest, ended)) return { outcome: 'ended', turn, end };
    latest = await deps.store.latest(sessionId);
  }
  return { outcome: 'busy' };
}

/** Whether the newest turn is the bot's after a chat with a person: the request has come before. */
async function endedBefore(
  { store }: HandoffTurnDeps,
  sessionId: string,
  { record: { turn, sent } }: StoredTurn,
  end: HandoffEnd,
): Promise<HandoffEnding> {
  const before = turn - 1;
  if (sent.at(-1) !== messageFingerprint(endMessageId(before))) return { outcome: 'notOpen' };
  const handoff = (await store.turn(sessionId, before))?.record.handoff;
  return { outcome: 'ended', turn: before, end: handoff?.end ?? end };
}
