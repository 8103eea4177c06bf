import type { Interpretation, Message } from '@aws-sdk/client-lex-runtime-v2';
import type { DialogSession } from './session.ts';

/** Identifies a session, which belongs to one locale of one alias. */
export interface SessionKey {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly sessionId: string;
}

/** A session with the last response; plain data. */
export interface StoredSession {
  readonly key: SessionKey;
  /** The version that the alias pointed to when the session began; it does not change. */
  readonly botVersion: string;
  readonly dialog: DialogSession;
  readonly messages: readonly Message[];
  readonly interpretations: readonly Interpretation[];
  /** Milliseconds since 1970; the session does not exist from then on. */
  readonly expiresAt: number;
}

/** Returns a key as text. None of its parts can contain a slash. */
export function sessionKeyText(key: SessionKey): string {
  return [key.botId, key.botAliasId, key.localeId, key.sessionId].join('/');
}
