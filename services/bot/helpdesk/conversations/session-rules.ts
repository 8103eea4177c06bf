import type { TurnRecord } from './turn-record.ts';

/** The lifetime of a session after its last turn. Equals the bot's `idleSessionTTLInSeconds`, so both end together. */
export const SESSION_TTL_SECONDS = 900;

/** The maximum number of turns: more than a person needs, and few enough for one listing (1,000 keys). */
export const MAX_TURNS = 500;

/**
 * A function holds the turn that it works on for this long, and again before that has passed. It is many times what a
 * renewal takes, and short enough for a person to wait.
 */
export const HOLD_MS = 5_000;
export const RENEW_EVERY_MS = 1_250;

/** For turns of an earlier release, which nobody held: longer than a function could run (60 s). */
const ABANDONED_AFTER_MS = 65_000;

/** Returns when the session ends if nothing more is said. */
export function expiresAt(record: TurnRecord): Date {
  const last = Date.parse(record.repliedAt ?? startOf(record));
  return new Date(last + SESSION_TTL_SECONDS * 1000);
}

export function isEnded(record: TurnRecord, now: Date): boolean {
  return now >= expiresAt(record);
}

/**
 * Whether the function of a pending turn is gone: the platform it ran on has ended (`run` names the present one), or it
 * no longer holds the turn.
 */
export function isAbandoned(record: TurnRecord, now: Date, run: string | undefined): boolean {
  if (run !== undefined && record.run !== undefined && record.run !== run) return true;
  const { heldUntil } = record;
  if (heldUntil !== undefined) return now.getTime() >= Date.parse(heldUntil);
  return now.getTime() - Date.parse(startOf(record)) > ABANDONED_AFTER_MS;
}

/** Returns until when a function that claims a turn now, or renews its claim, holds the turn. */
export function heldUntil(now: Date): string {
  return new Date(now.getTime() + HOLD_MS).toISOString();
}

/** Whether the bot may have taken the message of a turn without a reply. */
export function mayBeTaken(record: TurnRecord): boolean {
  return record.state === 'pending' || record.mayBeTaken === true;
}

function startOf({ at, claimedAt }: TurnRecord): string {
  return claimedAt ?? at;
}
