import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { AwsError } from '../errors.ts';
import { encodeFault } from '../wire/fault.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { dialectFor, inDialect } from './dialect.ts';
import { type HandleNeeds, handleCall } from './handle-call.ts';
import { createListener } from './listener.ts';
import { receive } from './wire-request.ts';

/** Builds the front door: one Fastify server, HTTP/1.1 and h2c on one port, every AWS call through `handleCall`. */
export function buildFrontDoor(needs: HandleNeeds): FastifyInstance {
  const app = Fastify({
    serverFactory: (handler) => createListener(handler),
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 10_000 },
    frameworkErrors: (_error, request, reply) => refuse(request, reply),
  });
  // Bodies are read by the call itself, which knows whether it wants a stream: no parser touches them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.setErrorHandler((_error, request, reply) => refuse(request, reply));
  app.setNotFoundHandler((request, reply) => serve(needs, request, reply));
  app.all('/*', (request, reply) => serve(needs, request, reply));
  return app as unknown as FastifyInstance;
}

async function serve(
  needs: HandleNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (request.method === 'OPTIONS') return answerPreflight(request, reply);
  const { status, headers, body } = await handleCall(needs, request.raw);
  // What is left of a body that was refused half way is not read: the connection ends with the answer.
  if (!request.raw.complete && request.raw.httpVersionMajor === 1)
    reply.header('connection', 'close');
  reply.code(status).headers({ ...corsHeaders(request), ...headers });
  const isEmpty = request.method === 'HEAD' || status === 304 || status === 204;
  if (!isEmpty) return reply.send(typeof body === 'string' ? Buffer.from(body) : body);
  return reply.send();
}

/** Fastify's own refusals (a bad `%`, an odd content type) in the dialect of the service that was meant. */
function refuse(request: FastifyRequest, reply: FastifyReply): void {
  const dialect = dialectFor(receive(request.raw).request);
  const error = new AwsError('InvalidURI', 400, "Couldn't parse the specified URI.");
  const { status, headers, body } = encodeFault(dialect, inDialect(dialect, error), request.id);
  reply
    .code(status)
    .headers(headers)
    .send(Buffer.from(String(body)));
}
