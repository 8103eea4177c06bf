import { createHash } from 'node:crypto';

/** Names a conversation by a hash, which keeps the session id, a secret, out of listings and figures. */
export function conversationHash(sessionId: string): string {
  return sha256(sessionId);
}

/** Returns the key prefix of a conversation. */
export function conversationPrefix(sessionId: string): string {
  return `conversations/${conversationHash(sessionId)}/`;
}

/** Returns the key prefix of what was uploaded in a session and is in no ticket yet. */
export function uploadPrefix(sessionId: string): string {
  return `uploads/${sha256(sessionId)}/`;
}

/** Returns the key of what is kept about something for a while: `kind` is one of `rate`, `cap`, `proof`. */
export function stateKey(kind: string, of: string): string {
  return `state/${kind}/${sha256(of)}.json`;
}

/** Returns the keys of all counters, notes and codes that may be kept by the id of a session. */
export function stateKeys(sessionId: string): readonly string[] {
  return [
    stateKey('rate', `session:${sessionId}`),
    stateKey('rate', `reads:${sessionId}`),
    stateKey('rate', `handoffs:${sessionId}`),
    stateKey('rate', `lines:${sessionId}`),
    stateKey('cap', `session:${sessionId}`),
    stateKey('cap', `network-of:${sessionId}`),
    stateKey('cap', `uploads:${sessionId}`),
    stateKey('proof', sessionId),
  ];
}

/** Returns the key of a turn, 0 to 9999. */
export function turnKey(sessionId: string, turn: number): string {
  return `${conversationPrefix(sessionId)}${String(turn).padStart(4, '0')}.json`;
}

/** Returns the stored form of a client message id: 12 characters of its hash, enough for one conversation. */
export function messageFingerprint(clientMessageId: string): string {
  return createHash('sha256').update(clientMessageId).digest('base64url').slice(0, 12);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
