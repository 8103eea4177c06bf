import type { TurnRecord } from './turn-record.ts';

/** The lifetime of a session after its last turn. Equals the bot's `idleSessionTTLInSeconds`, so both end together. */
export const SESSION_TTL_SECONDS = 900;

/** The maximum number of turns: more than a person needs, and few enough for one listing (1,000 keys). */
export const MAX_TURNS = 500;

/** A turn that has been pending for longer than a function may run (60 s) was interrupted: its function died. */
const ABANDONED_AFTER_MS = 65_000;

/** Returns when the session ends if nothing more is said. */
export function expiresAt(record: TurnRecord): Date {
  const last = Date.parse(record.repliedAt ?? record.at);
  return new Date(last + SESSION_TTL_SECONDS * 1000);
}

export function isEnded(record: TurnRecord, now: Date): boolean {
  return now >= expiresAt(record);
}

/** Whether the function of a pending turn can no longer be running. */
export function isAbandoned(record: TurnRecord, now: Date): boolean {
  return now.getTime() - Date.parse(record.at) > ABANDONED_AFTER_MS;
}
