import { createHash } from 'node:crypto';

/** Returns the key prefix of a conversation. The hash keeps the session id, which is a secret, out of listings. */
export function conversationPrefix(sessionId: string): string {
  return `conversations/${createHash('sha256').update(sessionId).digest('hex')}/`;
}

/** Returns the key of a turn, 0 to 9999. */
export function turnKey(sessionId: string, turn: number): string {
  return `${conversationPrefix(sessionId)}${String(turn).padStart(4, '0')}.json`;
}

/** Returns the stored form of a client message id: 12 characters of its hash, enough for one conversation. */
export function messageFingerprint(clientMessageId: string): string {
  return createHash('sha256').update(clientMessageId).digest('base64url').slice(0, 12);
}
