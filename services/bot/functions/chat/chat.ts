import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { createJsonLog, type LogLevel, type WriteLine } from '../../helpdesk/json-log.ts';
import { preflight, withCors } from './http/cors.ts';
import { requireOwnPage } from './http/own-page.ts';
import { Problem, problemResponse } from './http/problem.ts';
import { newReference } from './http/reference.ts';
import { type ChatRequest, toRequest } from './http/request.ts';
import type { ChatResponse } from './http/response.ts';
import { type ChatRoute, findRoute, type RouteMatch } from './http/router.ts';
import { withSecurityHeaders } from './http/security-headers.ts';

export interface ChatOptions {
  readonly routes: readonly ChatRoute[];
  /** Origins whose pages may embed the chat. */
  readonly embedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  readonly writeLine: WriteLine;
  now(): Date;
  randomBytes(size: number): Buffer;
}

/** The part of Lambda's context object that the function uses. */
export interface InvocationContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

export type ChatHandler = (
  event: LambdaFunctionURLEvent,
  context: InvocationContext,
) => Promise<LambdaFunctionURLResult>;

/**
 * Creates the chat function, which handles function URL events (payload format 2.0) and never throws. Each failure
 * becomes problem details with a reference number, under which the stack is logged.
 */
export function createChat(options: ChatOptions): ChatHandler {
  return async (event, context) => {
    const startedAt = options.now().getTime();
    const log = createJsonLog(options.logLevel, context.awsRequestId, options.writeLine);
    const request = toRequest(event, {
      reference: newReference(options.randomBytes),
      log,
      remainingMs: () => context.getRemainingTimeInMillis(),
    });

    const { route, response } = await respond(options, request);
    const ms = options.now().getTime() - startedAt;
    log.info({ route, status: response.status, ms }, 'request answered');
    const sent = withCors(response, request, options.embedOrigins);
    return functionUrlResult(sent, event.requestContext.http.method === 'HEAD');
  };
}

async function respond({ routes, embedOrigins }: ChatOptions, request: ChatRequest) {
  const asked = preflight(routes, request, embedOrigins);
  if (asked) return { route: request.method, response: asked };
  let matched: RouteMatch | undefined;
  try {
    matched = findRoute(routes, request);
    requireOwnPage(request, embedOrigins);
    return { route: routeName(request, matched), response: await matched.handle(request) };
  } catch (error) {
    const route = matched && routeName(request, matched);
    return { route, response: problemFor(error, request, route) };
  }
}

/** Names a route by its pattern, because a path contains a session id, which is a secret. */
function routeName({ method }: ChatRequest, { path }: RouteMatch): string {
  return `${method} ${path}`;
}

/** Logs a failed request and answers it with problem details. */
function problemFor(error: unknown, { reference, log }: ChatRequest, route?: string): ChatResponse {
  const problem = error instanceof Problem ? error : unexpectedProblem(error);
  const fields = { reference, route, status: problem.status };
  if (problem.status >= 500) log.error({ ...fields, err: error }, 'request failed');
  else log.warn({ ...fields, title: problem.title }, 'request refused');
  return problemResponse(problem, reference);
}

function unexpectedProblem(cause: unknown): Problem {
  if (isUnavailable(cause)) {
    const detail = 'Sorry, something I need is away right now. Please try again in a minute.';
    return new Problem(503, 'Not available', detail, { cause, headers: { 'retry-after': '30' } });
  }
  const detail = 'Sorry, something went wrong on our side. Please try again in a minute.';
  return new Problem(500, 'Internal error', detail, { cause });
}

/** Whether an AWS service was still unavailable after all retries. */
function isUnavailable(cause: unknown): boolean {
  const { $metadata } = (cause ?? {}) as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 503;
}

function functionUrlResult(
  { status, headers, body }: ChatResponse,
  isHead: boolean,
): LambdaFunctionURLResult {
  return {
    statusCode: status,
    headers: withSecurityHeaders(headers),
    body: isHead ? '' : body,
    isBase64Encoded: false,
  };
}
