import { Problem } from '../http/problem.ts';
import { type ChatResponse, json } from '../http/response.ts';

/** `GET /healthz` of the function itself: it started, so its configuration is complete. */
export function health(): ChatResponse {
  return json(200, { status: 'ok' });
}

/** Answers a route of the chat API that isn't built: 501, naming it. */
export function notBuilt(route: string): () => never {
  return () => {
    throw new Problem(501, 'Not implemented', `${route} is not implemented by support-bot.`);
  };
}
