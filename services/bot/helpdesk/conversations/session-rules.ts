import type { TurnRecord } from './turn-record.ts';

/** The lifetime of a session after its last turn. Equals the bot's `idleSessionTTLInSeconds`, so both end together. */
export const SESSION_TTL_SECONDS = 900;

/** The maximum number of turns: more than a person needs, and few enough for one listing (1,000 keys). */
export const MAX_TURNS = 500;

/** A turn that has been pending for longer than a function may run (60 s) was interrupted: its function died. */
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
 * Whether the function of a pending turn can no longer be running: the platform it ran on has ended (`run` names the
 * present one), or it has had its time.
 */
export function isAbandoned(record: TurnRecord, now: Date, run: string | undefined): boolean {
  if (run !== undefined && record.run !== undefined && record.run !== run) return true;
  return now.getTime() - Date.parse(startOf(record)) > ABANDONED_AFTER_MS;
}

/** Whether the bot may have taken the message of a turn without a reply. */
export function mayBeTaken(record: TurnRecord): boolean {
  return record.state === 'pending' || record.mayBeTaken === true;
}

function startOf({ at, claimedAt }: TurnRecord): string {
  return claimedAt ?? at;
}
