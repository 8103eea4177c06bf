import type { ChatRequest } from '../http/request.ts';
import type { ChatResponse } from '../http/response.ts';
import { revalidated } from '../http/revalidated.ts';
import { OPENAPI } from '../openapi/document.ts';
import type { ChatDeps } from './deps.ts';

/** `GET /api/openapi.json`: the description of this API. */
export function openApi(_deps: ChatDeps, request: ChatRequest): ChatResponse {
  return revalidated(request, 'application/json; charset=utf-8', JSON.stringify(OPENAPI));
}
