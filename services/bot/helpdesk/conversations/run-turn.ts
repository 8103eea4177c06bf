import { type ClaimedTurn, recalledTurn, repliedTurn } from './claim-turn.ts';
import { HeldTurn } from './held-turn.ts';
import type { TakeTurnDeps, TakeTurnInput, TurnResult } from './take-turn.ts';
import type { TurnRecord } from './turn-record.ts';

/** As often as others may change a turn that its function no longer held. */
const STORE_ATTEMPTS = 5;

/**
 * Gets the bot's reply to a claimed turn and stores it. A conversation that was deleted in the meantime leaves nothing: the
 * claim that came too late for the deletion is deleted here, and so is what the bot knows of it.
 */
export async function runTurn(
  deps: TakeTurnDeps,
  input: TakeTurnInput,
  claimed: ClaimedTurn,
): Promise<TurnResult> {
  const { store } = deps;
  const { sessionId } = input;
  const held = new HeldTurn(deps, sessionId, claimed.claim);
  // The opening is deleted first. A claim that no deletion has seen was made after that, and sees it here.
  const isOpen = isStillOpen(deps, sessionId);
  const attempt = await attemptTurn(deps, input, claimed);
  const claim = await held.letGo();
  if (!(await isOpen)) return eraseTurn(deps, input);

  const { record } = attempt;
  if ('error' in attempt) {
    await store.replace(sessionId, claim, record).catch(input.onUnsaved);
    throw attempt.error;
  }
  if (await store.replace(sessionId, claim, record)) return { outcome: 'replied', record };
  return storeLate(deps, input, record);
}

/**
 * Stores a reply in a turn that another request has taken over, because this function had not renewed its claim in time. The
 * bot has taken the message here, so nothing that the other request made of the turn is better than the reply.
 */
async function storeLate(
  deps: TakeTurnDeps,
  input: TakeTurnInput,
  record: TurnRecord,
): Promise<TurnResult> {
  const { store } = deps;
  const { sessionId } = input;
  for (let attempt = 0; attempt < STORE_ATTEMPTS; attempt += 1) {
    if (!(await isStillOpen(deps, sessionId))) return eraseTurn(deps, input);
    const stored = await store.turn(sessionId, record.turn);
    if (stored === undefined) break;
    if (stored.record.state === 'done') return { outcome: 'replied', record: stored.record };
    if (await store.replace(sessionId, stored, record)) return { outcome: 'replied', record };
  }
  return { outcome: 'busy' };
}

type Attempt = { readonly record: TurnRecord } | { readonly record: TurnRecord; error: unknown };

async function attemptTurn(
  { now }: TakeTurnDeps,
  { bot, reference }: TakeTurnInput,
  { claim, mayBeTaken }: ClaimedTurn,
): Promise<Attempt> {
  const { heldUntil: _, ...record } = claim.record;
  const fingerprint = record.sent[record.turn - 1] ?? '';
  let isInDoubt = mayBeTaken;
  try {
    const recalled = isInDoubt ? await bot.recall(fingerprint) : undefined;
    if (recalled) return { record: recalledTurn(record, recalled) };
    isInDoubt = false;
    const reply = await bot.say(fingerprint, record.attributes, record.turn);
    return { record: repliedTurn(record, reply, now().toISOString()) };
  } catch (error) {
    isInDoubt ||= !bot.isRefusal(error);
    const doubt = isInDoubt && ({ mayBeTaken: true } as const);
    return { record: { ...record, state: 'failed', reference, ...doubt }, error };
  }
}

/** If the store can't say, the conversation counts as open: a fault must not delete it. */
async function isStillOpen({ store }: TakeTurnDeps, sessionId: string): Promise<boolean> {
  return store.turn(sessionId, 0).then(
    (opening) => opening !== undefined,
    () => true,
  );
}

async function eraseTurn(
  { store }: TakeTurnDeps,
  { sessionId, bot }: TakeTurnInput,
): Promise<TurnResult> {
  await bot.forget();
  await store.delete(sessionId);
  return { outcome: 'unknownSession' };
}
