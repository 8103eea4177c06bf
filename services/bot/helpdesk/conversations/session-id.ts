const SESSION_ID = /^[A-Za-z0-9_-]{22}$/;
const SESSION_ID_BYTES = 16;

/** Creates a session id: 128 random bits as 22 base64url characters, a format that Lex accepts. */
export function newSessionId(randomBytes: (size: number) => Buffer): string {
  return randomBytes(SESSION_ID_BYTES).toString('base64url');
}

export function isSessionId(text: string): boolean {
  return SESSION_ID.test(text);
}
