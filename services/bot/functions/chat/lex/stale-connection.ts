/** Node's error codes for a kept-alive connection that was closed while idle. */
const CODES = new Set([
  'ECONNRESET',
  'EPIPE',
  'ERR_HTTP2_GOAWAY_SESSION',
  'ERR_HTTP2_INVALID_SESSION',
  'ERR_HTTP2_SESSION_ERROR',
  'ERR_HTTP2_STREAM_CANCEL',
]);

/**
 * Whether a request failed because its connection had been closed: a function is frozen between two invocations, and
 * its kept-alive connection to Lex may die in that time.
 */
export function isStaleConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CODES.has(String(error.code));
}
