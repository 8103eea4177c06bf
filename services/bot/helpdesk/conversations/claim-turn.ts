import { messageFingerprint } from './conversation-key.ts';
import type { StoredTurn } from './conversation-store.ts';
import { isHandoffOpen } from './handoff-record.ts';
import { heldUntil, isAbandoned, isEnded, MAX_TURNS, mayBeTaken } from './session-rules.ts';
import type { TakeTurnDeps, TakeTurnInput, TurnResult } from './take-turn.ts';
import type { TurnRecord } from './turn-record.ts';

/** A turn that this request has claimed. */
export interface ClaimedTurn {
  readonly claim: StoredTurn;
  /** Whether the bot may have taken its message before: for a request whose function died, or that got no answer. */
  readonly mayBeTaken: boolean;
}

export type Claim = ClaimedTurn | TurnResult | 'retry' | 'wait';

/**
 * Claims the turn of a message, or returns what became of it. `wait` says that another request is at work, `retry` that
 * the newest turn has changed.
 */
export async function claimTurn(
  deps: TakeTurnDeps,
  input: TakeTurnInput,
  latest: StoredTurn | undefined,
): Promise<Claim> {
  if (latest === undefined) return { outcome: 'unknownSession' };
  const { record } = latest;
  const now = deps.now();
  if (isEnded(record, now)) return { outcome: 'ended' };

  const fingerprint = messageFingerprint(input.clientMessageId);
  const earlier = record.sent.lastIndexOf(fingerprint) + 1;
  if (earlier > 0 && earlier !== record.turn) {
    const stored = await deps.store.turn(input.sessionId, earlier);
    if (stored === undefined) return { outcome: 'unknownSession' };
    if (stored.record.state === 'done') return { outcome: 'replied', record: stored.record };
  }
  const isNewest = earlier === record.turn && earlier > 0;
  if (isNewest && record.state === 'done') return { outcome: 'replied', record };
  if (isHandoffOpen(record)) return { outcome: 'handoff' };
  if (record.state === 'pending' && !isAbandoned(record, now, deps.run)) return 'wait';
  if (isNewest) return claimAgain(deps, input.sessionId, latest);
  if (mayBeTaken(record)) return settleTurn(deps, input, latest);
  return claimNext(deps, input, record, { fingerprint, hasCome: earlier > 0 });
}

/**
 * A message that came before and failed is tried in a new turn, because others were sent to the bot since. They may all
 * have been refused, because the bot was still at work on this one.
 */
async function claimNext(
  deps: TakeTurnDeps,
  { sessionId, said }: TakeTurnInput,
  latest: TurnRecord,
  { fingerprint, hasCome }: { readonly fingerprint: string; readonly hasCome: boolean },
): Promise<Claim> {
  if (latest.turn >= MAX_TURNS) return { outcome: 'full' };
  const now = deps.now();
  const claim = await deps.store.create(sessionId, {
    v: 1,
    turn: latest.turn + 1,
    state: 'pending',
    at: now.toISOString(),
    heldUntil: heldUntil(now),
    ...(deps.run !== undefined && { run: deps.run }),
    ...(said && { said }),
    ...(latest.attributes && { attributes: latest.attributes }),
    sent: [...latest.sent, fingerprint],
  });
  return claim === undefined ? 'retry' : { claim, mayBeTaken: hasCome };
}

/** Claims the newest turn, which has failed or whose function died. */
async function claimAgain(
  { store, run, now }: TakeTurnDeps,
  sessionId: string,
  latest: StoredTurn,
): Promise<ClaimedTurn | 'retry'> {
  const { reference: _, mayBeTaken: __, run: ___, ...record } = latest.record;
  const at = now();
  const claim = await store.replace(sessionId, latest, {
    ...record,
    state: 'pending',
    claimedAt: at.toISOString(),
    heldUntil: heldUntil(at),
    ...(run !== undefined && { run }),
  });
  return claim === undefined ? 'retry' : { claim, mayBeTaken: mayBeTaken(latest.record) };
}

/**
 * Finds out what became of the newest turn before another message is taken: afterwards, the bot knows of that one only.
 * Its own message may still come again, and then gets the reply, or is taken for the first time.
 */
async function settleTurn(
  deps: TakeTurnDeps,
  { sessionId, bot, onUnsaved }: TakeTurnInput,
  latest: StoredTurn,
): Promise<Claim> {
  const claimed = await claimAgain(deps, sessionId, latest);
  if (claimed === 'retry') return claimed;
  const { heldUntil: _, ...record } = claimed.claim.record;
  try {
    const reply = await bot.recall(record.sent[record.turn - 1] ?? '');
    const settled = reply ? recalledTurn(record, reply) : { ...record, state: 'failed' as const };
    await deps.store.replace(sessionId, claimed.claim, settled);
    return 'retry';
  } catch (error) {
    const failed = { ...record, state: 'failed', mayBeTaken: true } as const;
    await deps.store.replace(sessionId, claimed.claim, failed).catch(onUnsaved);
    throw error;
  }
}

/** The bot's session is as old as the message, so the chat ends no later. */
export function recalledTurn(
  record: TurnRecord,
  reply: Pick<TurnRecord, 'messages' | 'intent' | 'attributes'>,
): TurnRecord {
  return repliedTurn(record, reply, record.at);
}

/** Adds a reply to a turn. Its attributes replace those of the turn before: one without any ends them. */
export function repliedTurn(
  { attributes: _, ...record }: TurnRecord,
  reply: Pick<TurnRecord, 'messages' | 'intent' | 'attributes'>,
  repliedAt: string,
): TurnRecord {
  return { ...record, ...reply, state: 'done', repliedAt };
}
