import { Problem } from '../http/problem.ts';
import { type ChatResponse, json } from '../http/response.ts';

/** `GET /healthz` of the function itself: if it answers, its configuration is complete. */
export function health(): ChatResponse {
  return json(200, { status: 'ok' });
}

/** Returns the handler of a route that is not implemented: 501, with its name. */
export function notBuilt(route: string): () => never {
  return () => {
    throw new Problem(501, 'Not implemented', `${route} is not implemented by support-bot.`);
  };
}
