import { createHash } from 'node:crypto';
import type { ChatRequest } from './request.ts';
import { type ChatResponse, content } from './response.ts';

/** Builds a response that the browser caches but revalidates each time: 304 if its copy is current. */
export function revalidated(
  request: Pick<ChatRequest, 'headers'>,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ChatResponse {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  // A function URL says application/json for an answer without a type, and a browser then blocks a script of another site.
  const all = { ...headers, 'content-type': contentType, etag, 'cache-control': 'no-cache' };
  if (request.headers['if-none-match'] === etag) return { status: 304, headers: all, body: '' };
  return content(contentType, body, all);
}
