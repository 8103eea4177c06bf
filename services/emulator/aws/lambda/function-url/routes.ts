import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpRequest } from './http-event.ts';
import type { HttpResponse } from './http-response.ts';

/** Lambda's limit for a request, in bytes. */
const MAX_BODY_BYTES = 6_291_456;

/** Answers one request to a function URL; the id is the invocation's. */
export type ServeRequest = (request: HttpRequest, requestId: string) => Promise<HttpResponse>;

/**
 * Serves a function URL on every path and method that has no route of its own:
 * `await app.register(functionUrlRoutes(serve))`. The body stays as sent; parsers of the outer app are not touched.
 */
export function functionUrlRoutes(serve: ServeRequest): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
      (_request, body, done) => done(null, body),
    );
    app.all('/*', { bodyLimit: MAX_BODY_BYTES }, functionUrlHandler(serve));
  };
}

/** Returns the handler of such a route; the request's body must be a Buffer. */
export function functionUrlHandler(
  serve: ServeRequest,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return async (request, reply) => {
    const response = await serve(toHttpRequest(request), randomUUID());
    reply.code(response.statusCode).headers(response.headers);
    if (response.cookies.length > 0) reply.header('set-cookie', [...response.cookies]);
    return reply.send(response.body);
  };
}

function toHttpRequest(request: FastifyRequest): HttpRequest {
  return {
    method: request.method,
    url: request.raw.url ?? request.url,
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : undefined,
    sourceIp: request.ip,
    protocol: `HTTP/${request.raw.httpVersion}`,
  };
}
