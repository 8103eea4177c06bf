import { messageFingerprint } from './conversation-key.ts';
import type { ConversationStore, StoredTurn } from './conversation-store.ts';
import { isAbandoned, isEnded, MAX_TURNS } from './session-rules.ts';
import type { TurnRecord } from './turn-record.ts';

export interface TakeTurnDeps {
  readonly store: ConversationStore;
  now(): Date;
  /** Waits between checks of another request's turn. */
  wait(milliseconds: number): Promise<void>;
}

export interface TakeTurnInput {
  readonly sessionId: string;
  readonly clientMessageId: string;
  readonly said: NonNullable<TurnRecord['said']>;
  /** The newest turn, just read by the caller. */
  readonly latest: StoredTurn | undefined;
  /** How long to wait for another request's turn in the same conversation, in milliseconds. */
  readonly patienceMs: number;
  /** Gets the bot's reply. Called at most once. If it throws, the turn is marked as failed and the error rethrown. */
  reply(): Promise<Pick<TurnRecord, 'messages' | 'intent'>>;
  /** The reference number that is shown and stored if the turn fails. */
  readonly reference: string;
  /** Called if a finished turn could not be stored. The person gets the reply nevertheless. */
  onUnsaved(error: unknown): void;
}

export type TurnResult =
  | { readonly outcome: 'replied'; readonly record: TurnRecord }
  | { readonly outcome: 'unknownSession' | 'ended' | 'full' | 'busy' };

type Claim = { readonly claim: StoredTurn } | TurnResult | 'retry' | 'wait';

const POLL_MS = 100;

/**
 * Takes one turn in a conversation, at most once for each client message id. The turn is claimed with a conditional
 * write before the bot is called. A second request with the same id waits for the reply to the first one. Requests with
 * other ids wait their turn, because Lex refuses concurrent turns in one session.
 */
export async function takeTurn(deps: TakeTurnDeps, input: TakeTurnInput): Promise<TurnResult> {
  const deadline = deps.now().getTime() + input.patienceMs;
  let { latest } = input;
  for (;;) {
    const next = await claimTurn(deps, input, latest);
    if (typeof next === 'object' && 'outcome' in next) return next;
    if (typeof next === 'object') return runTurn(deps, input, next.claim);
    if (deps.now().getTime() >= deadline) return { outcome: 'busy' };
    if (next === 'wait') await deps.wait(POLL_MS);
    latest = await deps.store.latest(input.sessionId);
  }
}

async function claimTurn(
  deps: TakeTurnDeps,
  input: TakeTurnInput,
  latest: StoredTurn | undefined,
): Promise<Claim> {
  if (latest === undefined) return { outcome: 'unknownSession' };

  const fingerprint = messageFingerprint(input.clientMessageId);
  const earlier = latest.record.sent.indexOf(fingerprint) + 1;
  if (earlier > 0) return reclaimTurn(deps, input, latest, earlier);

  const now = deps.now();
  if (isEnded(latest.record, now)) return { outcome: 'ended' };
  if (latest.record.state === 'pending' && !isAbandoned(latest.record, now)) return 'wait';
  if (latest.record.turn >= MAX_TURNS) return { outcome: 'full' };
  const claim = await deps.store.create(input.sessionId, {
    v: 1,
    turn: latest.record.turn + 1,
    state: 'pending',
    at: now.toISOString(),
    said: input.said,
    sent: [...latest.record.sent, fingerprint],
  });
  return claim === undefined ? 'retry' : { claim };
}

/** Handles a message that was sent before: returns its reply, or claims its turn again if that failed or died. */
async function reclaimTurn(
  deps: TakeTurnDeps,
  { sessionId }: TakeTurnInput,
  latest: StoredTurn,
  turn: number,
): Promise<Claim> {
  const stored = turn === latest.record.turn ? latest : await deps.store.turn(sessionId, turn);
  if (stored === undefined) return { outcome: 'unknownSession' };
  if (stored.record.state === 'done') return { outcome: 'replied', record: stored.record };

  const now = deps.now();
  if (stored.record.state === 'pending' && !isAbandoned(stored.record, now)) return 'wait';
  if (isEnded(latest.record, now)) return { outcome: 'ended' };
  const { reference: _, ...record } = stored.record;
  const pending = { ...record, state: 'pending', at: now.toISOString() } as const;
  const claim = await deps.store.replace(sessionId, stored, pending);
  return claim === undefined ? 'retry' : { claim };
}

async function runTurn(
  deps: TakeTurnDeps,
  input: TakeTurnInput,
  claim: StoredTurn,
): Promise<TurnResult> {
  const finish = (record: TurnRecord) =>
    deps.store.replace(input.sessionId, claim, record).catch(input.onUnsaved);
  try {
    const reply = await input.reply();
    const repliedAt = deps.now().toISOString();
    const record: TurnRecord = { ...claim.record, ...reply, state: 'done', repliedAt };
    await finish(record);
    return { outcome: 'replied', record };
  } catch (error) {
    await finish({ ...claim.record, state: 'failed', reference: input.reference });
    throw error;
  }
}
