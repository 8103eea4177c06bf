/** How Node says that a kept connection was closed while nobody looked. */
const CODES = new Set([
  'ECONNRESET',
  'EPIPE',
  'ERR_HTTP2_GOAWAY_SESSION',
  'ERR_HTTP2_INVALID_SESSION',
  'ERR_HTTP2_SESSION_ERROR',
  'ERR_HTTP2_STREAM_CANCEL',
]);

/**
 * Whether a request failed because its connection was gone: a function sleeps between two invocations, and the
 * connection that it kept to Lex dies meanwhile.
 */
export function isStaleConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CODES.has(String(error.code));
}
