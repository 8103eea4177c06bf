import type { IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { SearchError } from '../../../../search-engine/errors.ts';
import type { HttpAccess } from '../../../base/http/access.ts';
import { endToEndHeaders } from '../../../base/http/hop-by-hop.ts';
import { originForm } from '../../../base/http/host-names.ts';
import { send } from '../../../base/http/send.ts';
import type { Log } from '../../../base/log.ts';
import { AccessError } from '../access.ts';
import { errorBody } from '../error-body.ts';
import { guard } from '../guard.ts';
import { type AuthenticationOptions, authenticateRequests, bodyOf } from '../read-body.ts';

/** As in the embedded search. */
const REQUEST_TIMEOUT_MS = 300_000;

/** The caller's credentials are not forwarded: OpenSearch is on a private network and needs none. */
const NOT_FORWARDED = new Set([
  'authorization',
  'host',
  'expect',
  'content-length',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
]);

export interface SearchForwarderOptions extends AuthenticationOptions {
  /** Base URL of an OpenSearch without the security plugin. */
  readonly url: string;
  readonly log: Log;
  /** Default: only this machine may come. */
  readonly access?: HttpAccess | undefined;
}

/** Builds the search endpoint in front of an OpenSearch: requests are authenticated here, responses pass through unchanged. */
export function buildSearchForwarder({
  url,
  authenticate,
  timers,
  log,
  access,
}: SearchForwarderOptions): FastifyInstance {
  const base = new URL(url);
  const app = fastify({
    requestTimeout: REQUEST_TIMEOUT_MS,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    rewriteUrl: ({ url: received = '/' }) => originForm(received),
  });
  guard(app, access);
  authenticateRequests(app, { authenticate, timers });
  app.all('/*', async (request, reply) => {
    const { bytes: body } = bodyOf(request);
    const { method, url: path } = request;
    const sent = { method, path, headers: forwardedHeaders(request, body), body };
    const answer = await send(base, sent).catch((error: unknown) => {
      throw unavailable(base, error);
    });
    return relay(answer, reply);
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, body } = errorResponse(error, log);
    return reply.code(status).send(body);
  });
  return app;
}

function forwardedHeaders(request: FastifyRequest, body: Buffer): Record<string, string> {
  const kept = Object.entries(endToEndHeaders(request.headers)).filter(
    ([name]) => !NOT_FORWARDED.has(name),
  );
  const length = body.length > 0 ? { 'content-length': String(body.length) } : {};
  return { ...Object.fromEntries(kept), ...length };
}

function relay(answer: IncomingMessage, reply: FastifyReply): FastifyReply {
  return reply
    .code(answer.statusCode ?? 502)
    .headers(endToEndHeaders(answer.headers))
    .send(answer);
}

/** In OpenSearch's form; its clients retry a 503. */
function unavailable(base: URL, cause: unknown): SearchError {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new SearchError(
    503,
    'support_bot_backend_unavailable',
    `${base.origin} (SEARCH_BACKEND) does not answer: ${code ?? message}`,
  );
}

function errorResponse(error: unknown, log: Log): { status: number; body: object } {
  if (error instanceof SearchError) return { status: error.status, body: errorBody(error) };
  if (error instanceof AccessError) return { status: error.status, body: error.body };
  const { statusCode = 500, message } = error as { statusCode?: number; message: string };
  if (statusCode >= 500) log.error({ err: error }, 'a search request could not be forwarded');
  const type = statusCode === 413 ? 'content_too_long_exception' : 'exception';
  const reason = statusCode >= 500 ? 'internal error of the search endpoint' : message;
  return { status: statusCode, body: errorBody(new SearchError(statusCode, type, reason)) };
}
