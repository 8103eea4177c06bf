import type { TurnRecord } from './turn-record.ts';

/** How long a session lives after its last turn: the bot's `idleSessionTTLInSeconds`, so that both end together. */
export const SESSION_TTL_SECONDS = 900;

/** The most turns a conversation may have: a person never gets there, and one listing shows all (1,000 keys). */
export const MAX_TURNS = 500;

/** A turn that is pending for longer than a function may run (60 s) was cut off: its function died. */
const ABANDONED_AFTER_MS = 65_000;

/** When the session ends unless something is said. */
export function expiresAt(record: TurnRecord): Date {
  const last = Date.parse(record.repliedAt ?? record.at);
  return new Date(last + SESSION_TTL_SECONDS * 1000);
}

export function isEnded(record: TurnRecord, now: Date): boolean {
  return now >= expiresAt(record);
}

/** Whether a pending turn's function can't be at work any more. */
export function isAbandoned(record: TurnRecord, now: Date): boolean {
  return now.getTime() - Date.parse(record.at) > ABANDONED_AFTER_MS;
}
