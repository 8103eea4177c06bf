import { createHash } from 'node:crypto';
import { inlineStyle, styleSource } from '../http/inline-style.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, content } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';

/** What browsers load, bundled as text: the chat page, the script of `<support-chat>`, and the style of documents. */
export interface WebAssets {
  readonly page: string;
  readonly script: string;
  readonly documentStyle: string;
}

/** `GET /`: the chat page. Its policy allows only its own script, its inline style (by hash), its own API and uploads. */
export async function chatPage(
  { assets, posts }: Pick<ChatDeps, 'assets' | 'posts'>,
  request: ChatRequest,
): Promise<ChatResponse> {
  const { origin: uploads } = await posts.url();
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styleSource(inlineStyle(assets.page))}`,
    `connect-src 'self' ${uploads}`,
    "img-src 'self' https: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return revalidated(request, 'text/html; charset=utf-8', assets.page, {
    'content-security-policy': policy,
  });
}

/** `GET /support-chat.js`: the element, for this page and any other page of the university. */
export function chatScript(
  { assets }: Pick<ChatDeps, 'assets'>,
  request: ChatRequest,
): ChatResponse {
  return revalidated(request, 'text/javascript; charset=utf-8', assets.script, {});
}

/** Builds a response that the browser caches but revalidates each time: 304 if its copy is current. */
function revalidated(
  request: ChatRequest,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): ChatResponse {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const all = { ...headers, etag, 'cache-control': 'no-cache' };
  if (request.headers['if-none-match'] === etag) return { status: 304, headers: all, body: '' };
  return content(contentType, body, all);
}
