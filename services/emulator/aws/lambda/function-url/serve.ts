import type { Clock } from '../../../../base/clock.ts';
import { AwsError } from '../../errors.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import { isUrlPublic } from '../functions/policy-statement.ts';
import type { InvocationResult, Invoker } from '../runner/invoker.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { type HttpRequest, httpEvent } from './http-event.ts';
import { type HttpResponse, httpResponse } from './http-response.ts';
import { problemResponse } from './problem.ts';

export interface ServeDeps {
  readonly findFunction: (name: string) => FunctionRecord | undefined;
  readonly invoker: Pick<Invoker, 'invoke'>;
  readonly clock: Clock;
}

/** Answers a request to a function URL. Never rejects because of the function. */
export async function serveFunctionUrl(
  deps: ServeDeps,
  functionName: string,
  request: HttpRequest,
  requestId: string,
): Promise<HttpResponse> {
  const record = deps.findFunction(functionName);
  if (!record?.url) return problemResponse('notFound', requestId);
  const cors = corsHeaders(record.url.cors, request);
  if (isPreflight(request) && record.url.cors) {
    return { statusCode: 200, headers: cors, cookies: [], body: Buffer.alloc(0) };
  }
  const response = await answer(deps, record, request, requestId);
  return { ...response, headers: { ...response.headers, ...cors } };
}

async function answer(
  deps: ServeDeps,
  record: FunctionRecord,
  request: HttpRequest,
  requestId: string,
): Promise<HttpResponse> {
  if (record.url?.authType !== 'NONE' || !isUrlPublic(record.policy)) {
    return problemResponse('forbidden', requestId);
  }
  const event = JSON.stringify(httpEvent(request, { requestId, now: deps.clock.now() }));
  try {
    const result = await deps.invoker.invoke(record, { requestId, event });
    return responseOf(result, requestId);
  } catch (error) {
    if (error instanceof AwsError && error.status === 429) {
      return problemResponse('tooMany', requestId);
    }
    throw error;
  }
}

function responseOf({ errorType, payload }: InvocationResult, requestId: string): HttpResponse {
  if (errorType === 'Sandbox.Timedout') return problemResponse('timedOut', requestId);
  if (errorType !== undefined) return problemResponse('failed', requestId);
  return httpResponse(payload) ?? problemResponse('failed', requestId);
}
