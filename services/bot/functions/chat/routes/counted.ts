import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import type { ChatResponse } from '../http/response.ts';
import type { RouteHandler } from '../http/router.ts';
import { addressKey, REQUESTS_PER_ADDRESS } from '../rate/limits.ts';
import type { ChatDeps } from './deps.ts';

export type Endpoint = (
  deps: ChatDeps,
  ...call: Parameters<RouteHandler>
) => ReturnType<RouteHandler>;

/** Returns the endpoint with the limit for requests from one address. Its calls throw Problem 429 beyond that. */
export function counted(endpoint: Endpoint): Endpoint {
  return async (deps, request, parameters): Promise<ChatResponse> => {
    await admit(deps, request);
    return endpoint(deps, request, parameters);
  };
}

/** A request that can't be counted is let in: nobody is shut out because the counters are away. */
async function admit({ limiter }: ChatDeps, { sourceIp, log }: ChatRequest): Promise<void> {
  try {
    await limiter.admit(REQUESTS_PER_ADDRESS, addressKey(sourceIp));
  } catch (error) {
    if (error instanceof Problem) throw error;
    log.warn({ err: error }, 'request not counted');
  }
}
