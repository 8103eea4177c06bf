import { Readable } from 'node:stream';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  illegalArgument,
  notSupported,
  parsingException,
  SearchError,
} from '../../../search-engine/errors.ts';
import type { HttpAccess } from '../../base/http/access.ts';
import { originForm } from '../../base/http/host-names.ts';
import type { Log } from '../../base/log.ts';
import { Turns } from '../../base/turns.ts';
import { AccessError } from './access.ts';
import { errorBody } from './error-body.ts';
import { guard } from './guard.ts';
import { jsonPieces } from './json-pieces.ts';
import { type AuthenticationOptions, authenticateRequests, bodyOf } from './read-body.ts';
import { aliasRoutes } from './routes/alias-routes.ts';
import { bulkRoutes } from './routes/bulk-route.ts';
import { clusterRoutes } from './routes/cluster-routes.ts';
import { documentRoutes } from './routes/document-routes.ts';
import { indexRoutes, refuseReserved } from './routes/index-routes.ts';
import { checkParameters, type Route, type SearchCall, type SearchDeps } from './routes/route.ts';
import { searchRoutes } from './routes/search-routes.ts';

/** An index name of 255 bytes or an id of 512, percent-encoded. */
const MAX_PARAM_LENGTH = 3 * 512;
/** The longest answer, and the characters of it that are sent together. */
const MAX_ANSWER_LENGTH = 128 * 1024 * 1024;
const CHUNK_LENGTH = 64 * 1024;
/** The longest that a request may take to arrive, whatever its pace. */
const REQUEST_TIMEOUT_MS = 300_000;

const ROUTES: readonly Route[] = [
  ...clusterRoutes,
  ...indexRoutes,
  ...aliasRoutes,
  ...documentRoutes,
  ...bulkRoutes,
  ...searchRoutes,
];

export interface SearchAppOptions extends SearchDeps, AuthenticationOptions {
  readonly log: Log;
  /** Default: only this machine may come. */
  readonly access?: HttpAccess | undefined;
  /** Says why nothing can be read or written now, if that is why a request failed. */
  readonly explain?: (() => Promise<string | undefined>) | undefined;
}

/** Builds the HTTP server: authenticates and routes every request, and reports errors in OpenSearch's form. */
export function buildSearchApp(options: SearchAppOptions): FastifyInstance {
  const app = fastify({
    requestTimeout: REQUEST_TIMEOUT_MS,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    forceCloseConnections: true,
    rewriteUrl: ({ url = '/' }) => originForm(url),
  });
  guard(app, options.access);
  authenticateRequests(app, options);
  for (const route of ROUTES) register(app, route, options);
  app.setNotFoundHandler((request, reply) => sendError(unknownRoute(request), request, reply));
  app.setErrorHandler(async (error, request, reply) => {
    const known = asKnown(error) ?? (await unavailable(options));
    if (!known) options.log.error({ err: error, method: request.method }, 'search request failed');
    return sendError(known ?? INTERNAL, request, reply);
  });
  return app;
}

function register(app: FastifyInstance, route: Route, deps: SearchDeps): void {
  app.route({
    method: [...route.methods],
    url: route.path,
    handler: async (request, reply) => {
      const call = callOf(request);
      refuseReserved(call);
      checkParameters(route, call);
      const { status, body } = await route.handle(deps, call);
      return send(request, reply.code(status), body);
    },
  });
}

function callOf(request: FastifyRequest): SearchCall {
  const [path = '/', query = ''] = request.url.split('?', 2);
  return {
    path,
    params: request.params as Record<string, string>,
    query: new URLSearchParams(query),
    body: bodyOf(request).bytes,
  };
}

async function send(request: FastifyRequest, reply: FastifyReply, body: object | string) {
  if (typeof body === 'string' || request.method === 'HEAD')
    return reply.type('text/plain; charset=UTF-8').send(typeof body === 'string' ? body : '');
  const pretty = /[?&]pretty(?:=true|=|&|$)/.test(request.url);
  const chunks = await written(body, pretty);
  reply.type('application/json; charset=UTF-8');
  if (chunks.length <= 1) return reply.send(chunks[0] ?? '');
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return reply.header('content-length', length).send(Readable.from(chunks));
}

/** Writes an answer in turns: one with thousands of documents takes a while. */
async function written(body: object, pretty: boolean): Promise<readonly Buffer[]> {
  const turns = new Turns();
  const chunks: Buffer[] = [];
  let text = '';
  let length = 0;
  for (const piece of jsonPieces(body, pretty ? 2 : 0)) {
    text += piece;
    if (text.length < CHUNK_LENGTH) continue;
    length += text.length;
    if (length > MAX_ANSWER_LENGTH) throw tooLarge();
    chunks.push(Buffer.from(text));
    text = '';
    await turns.between();
  }
  return [...chunks, Buffer.from(pretty ? `${text}\n` : text)];
}

/** What OpenSearch answers if it has not the memory for a request. */
function tooLarge(): SearchError {
  const reason = `[parent] Data too large, data for [<http_response>] would be larger than the limit of [${MAX_ANSWER_LENGTH}]`;
  return new SearchError(429, 'circuit_breaking_exception', reason);
}

/** The error to report to the client; undefined for an internal one. */
function asKnown(error: unknown): SearchError | AccessError | undefined {
  if (error instanceof SearchError || error instanceof AccessError) return error;
  if (error instanceof RangeError && /call stack/.test(error.message))
    return parsingException('the request body is nested too deeply');
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode !== undefined && statusCode < 500)
    return illegalArgument(message ?? 'bad request');
  return undefined;
}

/** The error while the data folder is away; clients of OpenSearch try again after a 503. */
async function unavailable({ explain }: SearchAppOptions): Promise<SearchError | undefined> {
  const problem = await explain?.();
  const reason = `Service is unable to handle request. support-bot: ${problem}`;
  return problem === undefined
    ? undefined
    : new SearchError(503, 'cluster_block_exception', reason);
}

const INTERNAL = new SearchError(500, 'exception', 'internal error of the embedded search');

function unknownRoute(request: FastifyRequest): SearchError {
  const [path = '/'] = request.url.split('?', 1);
  return notSupported(`${request.method} ${path}`);
}

function sendError(error: SearchError | AccessError, request: FastifyRequest, reply: FastifyReply) {
  const body = error instanceof SearchError ? errorBody(error) : error.body;
  return send(request, reply.code(error.status), body);
}
