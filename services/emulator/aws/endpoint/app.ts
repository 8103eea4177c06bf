import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createHttpAccess } from '../../../base/http/access.ts';
import { realTimers } from '../../../base/timers.ts';
import { AwsError } from '../errors.ts';
import { encodeFault } from '../wire/fault.ts';
import type { WireResponse } from '../wire/request.ts';
import type { CorsDeps } from './cors.ts';
import { dialectFor, inDialect } from './dialect.ts';
import { type HandleDeps, handleCall } from './handle-call.ts';
import { IDLE_LIMITS, IdleConnections, type IdleLimits } from './idle-connections.ts';
import { createListener } from './listener.ts';
import { receive } from './wire-request.ts';

export type AwsEndpointDeps = Omit<HandleDeps, 'access' | 'bucketCors'> &
  // By default, only this machine may come, and there are no buckets.
  Partial<Pick<CorsDeps, 'access' | 'bucketCors'>> & { readonly idleLimits?: IdleLimits };

const idleConnections = ({ timers = realTimers, idleLimits = IDLE_LIMITS }: AwsEndpointDeps) =>
  new IdleConnections(timers, idleLimits);

/** Builds the AWS endpoint: one Fastify server, HTTP/1.1 and h2c on one port, every AWS call through `handleCall`. */
export function buildAwsEndpoint(given: AwsEndpointDeps): FastifyInstance {
  const deps: HandleDeps = {
    ...given,
    access: given.access ?? createHttpAccess(),
    bucketCors: given.bucketCors ?? (() => undefined),
  };
  const { access, dispatcher } = deps;
  const find = (path: string) => dispatcher.services.findKeptConnections(path);
  const app = Fastify({
    serverFactory: (handler) => createListener(handler, idleConnections(given), { access, find }),
    forceCloseConnections: true,
    frameworkErrors: (_error, request, reply) => refuse(deps, request, reply),
  });
  app.setErrorHandler((_error, request, reply) => refuse(deps, request, reply));
  // Fastify only listens, parses heads and closes: there are no routes, and this hook answers every request, ahead of
  // body parsers and content-type checks.
  app.addHook('onRequest', (request, reply) => serve(deps, request, reply));
  return app;
}

async function serve(
  deps: HandleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const response = await handleCall(deps, request.raw);
  // Bypasses Fastify's reply, which checks the content type: an object may have any.
  reply.hijack();
  const isOverHttp1 = request.raw.httpVersionMajor === 1;
  reply.raw.writeHead(response.status, {
    ...lengthOf(response),
    ...response.headers,
    // The rest of a body that was refused halfway is not read: the connection ends with the response.
    ...(isOverHttp1 && !request.raw.complete ? { connection: 'close' } : {}),
  });
  if (!isBodiless(request.method, response.status)) return writeBody(response.body, reply.raw);
  if (response.body instanceof Readable) response.body.destroy();
  reply.raw.end();
}

function isBodiless(method: string, status: number): boolean {
  return method === 'HEAD' || status === 304 || status === 204;
}

function lengthOf({ status, body }: WireResponse): Record<string, string> {
  if (body instanceof Readable || status === 304 || status === 204) return {};
  return { 'content-length': String(Buffer.byteLength(body)) };
}

async function writeBody(body: WireResponse['body'], raw: ServerResponse): Promise<void> {
  if (!(body instanceof Readable)) {
    raw.end(body);
    return;
  }
  // The head is sent: if the client disconnects or the source fails, all that is left is to close the connection.
  await pipeline(body, raw).catch(() => raw.destroy());
}

/** Answers Fastify's own refusals (a bad `%`, an odd content type) in the dialect of the service that was meant. */
function refuse({ dispatcher }: HandleDeps, request: FastifyRequest, reply: FastifyReply): void {
  const dialect = dialectFor(dispatcher.services, receive(request.raw).request);
  const error = new AwsError('InvalidURI', 400, "Couldn't parse the specified URI.");
  const { status, headers, body } = encodeFault(dialect, inDialect(dialect, error), request.id);
  reply
    .code(status)
    .headers(headers)
    .send(Buffer.from(String(body)));
}
