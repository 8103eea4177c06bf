import { messageFingerprint } from '../conversations/conversation-key.ts';
import type { ConversationStore, StoredTurn } from '../conversations/conversation-store.ts';
import { type HandoffRecord, isHandoff, isHandoffOpen } from '../conversations/handoff-record.ts';
import { isAbandoned, MAX_TURNS } from '../conversations/session-rules.ts';

export interface HandoffTurnDeps {
  readonly store: Pick<ConversationStore, 'create' | 'latest' | 'replace' | 'turn'>;
  readonly run?: string | undefined;
  now(): Date;
}

export type HandoffClaim =
  | { readonly outcome: 'claimed'; readonly claim: StoredTurn }
  | { readonly outcome: 'alreadyOpen' | 'busy' | 'full' };

/** For as long, others wait for the chat that is being started. */
export const START_HOLD_MS = 15_000;

/**
 * Claims the next turn for a chat with a person, with a conditional write: a message that comes at the same moment either
 * has its turn first, or finds the chat.
 */
export async function claimHandoff(
  { store, now, run }: HandoffTurnDeps,
  sessionId: string,
  { record: latest }: StoredTurn,
): Promise<HandoffClaim> {
  if (isHandoffOpen(latest)) return { outcome: 'alreadyOpen' };
  if (latest.state === 'pending' && !isAbandoned(latest, now(), run)) {
    return { outcome: isHandoff(latest) ? 'alreadyOpen' : 'busy' };
  }
  if (latest.turn >= MAX_TURNS) return { outcome: 'full' };
  const at = now();
  const turn = latest.turn + 1;
  const claim = await store.create(sessionId, {
    v: 1,
    turn,
    state: 'pending',
    at: at.toISOString(),
    heldUntil: new Date(at.getTime() + START_HOLD_MS).toISOString(),
    ...(run !== undefined && { run }),
    handoff: { lines: [] },
    ...(latest.attributes && { attributes: latest.attributes }),
    // No client can send a message with this id: it has a colon.
    sent: [...latest.sent, messageFingerprint(`handoff:${turn}`)],
  });
  return claim ? { outcome: 'claimed', claim } : { outcome: 'busy' };
}

/** Stores that the chat has started. Resolves with undefined if the conversation was deleted, or waited no longer. */
export function keepStarted(
  { store, now }: HandoffTurnDeps,
  sessionId: string,
  claim: StoredTurn,
  contactId: string,
): Promise<StoredTurn | undefined> {
  const handoff: HandoffRecord = { contactId, lines: [] };
  const { heldUntil: _, ...record } = claim.record;
  const repliedAt = now().toISOString();
  return store.replace(sessionId, claim, { ...record, state: 'done', repliedAt, handoff });
}

/** Stores that it could not be started; `reference` is what the client was shown. */
export function keepFailed(
  { store }: HandoffTurnDeps,
  sessionId: string,
  claim: StoredTurn,
  reference: string,
): Promise<StoredTurn | undefined> {
  const { heldUntil: _, ...record } = claim.record;
  return store.replace(sessionId, claim, { ...record, state: 'failed', reference });
}
