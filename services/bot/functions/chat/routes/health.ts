import { type ChatResponse, json } from '../http/response.ts';

/** `GET /healthz` of the function itself: if it answers, its configuration is complete. */
export function health(): ChatResponse {
  return json(200, { status: 'ok' });
}
