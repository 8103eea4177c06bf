import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Browsers may call Lex and S3 directly, as on AWS. Nothing is given away by that: a call without a signature is refused,
 * and the answer never allows credentials, so that no cookie of another local page can ride along.
 */
export function corsHeaders(request: FastifyRequest): Record<string, string> {
  if (request.headers.origin === undefined) return {};
  return {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': EXPOSED,
  };
}

const EXPOSED = [
  'etag',
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-amzn-errortype',
  'x-amz-version-id',
  'content-range',
  'x-amz-lex-input-mode',
  'x-amz-lex-input-transcript',
  'x-amz-lex-interpretations',
  'x-amz-lex-messages',
  'x-amz-lex-recognized-bot-member',
  'x-amz-lex-request-attributes',
  'x-amz-lex-session-id',
  'x-amz-lex-session-state',
].join(', ');

/** Answers the question a browser asks before a signed call. */
export function answerPreflight(request: FastifyRequest, reply: FastifyReply): void {
  const wanted = request.headers['access-control-request-headers'];
  reply
    .code(204)
    .headers({
      ...corsHeaders(request),
      'access-control-allow-methods': 'GET, PUT, POST, DELETE, HEAD',
      ...(typeof wanted === 'string' ? { 'access-control-allow-headers': wanted } : {}),
      'access-control-max-age': '600',
      vary: 'Origin, Access-Control-Request-Headers',
    })
    .send();
}
