import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token is for: to connect, to speak, to open the WebSocket. */
export type TokenKind = 'participant' | 'connection' | 'socket';

export interface Claims {
  readonly contactId: string;
  readonly participantId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Issues and reads the tokens of participants. None is stored: a token has its claims in it, signed with the secret of
 * the data folder, so that it survives a restart. What ends it early is the contact: it has ended, or its participant
 * has left.
 */
export class ParticipantTokens {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  issue(kind: TokenKind, { contactId, participantId, expiresAt }: Claims): string {
    const claims = JSON.stringify([contactId, participantId, expiresAt]);
    const payload = Buffer.from(claims).toString('base64url');
    return `${payload}.${this.#sign(kind, payload).toString('base64url')}`;
  }

  /** Returns what a token claims; undefined if it is none of this kind. Whether it has expired is for the caller to see. */
  read(kind: TokenKind, token: string): Claims | undefined {
    const [payload = '', signature = '', ...more] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#sign(kind, payload);
    if (more.length > 0 || given.length !== expected.length) return undefined;
    if (!timingSafeEqual(given, expected)) return undefined;
    const claims = Buffer.from(payload, 'base64url').toString('utf8');
    const [contactId, participantId, expiresAt] = JSON.parse(claims) as [string, string, number];
    return { contactId, participantId, expiresAt };
  }

  #sign(kind: TokenKind, payload: string): Buffer {
    return createHmac('sha256', this.#secret).update(`connect ${kind}:${payload}`).digest();
  }
}
