import { isEmbedding } from './cors.ts';
import { Problem } from './problem.ts';
import type { ChatRequest } from './request.ts';

type Head = Pick<ChatRequest, 'method' | 'headers'>;

/**
 * Refuses what the page of another site sends to change something, unless it may embed the chat: a browser sends a POST
 * without a body unasked, and a stranger's page could use up its visitors' sessions. Programs send neither header.
 * Throws Problem 403.
 */
export function requireOwnPage(request: Head, embedOrigins: readonly string[]): void {
  const { method, headers } = request;
  if (method === 'GET' || isFromOwnPage(headers) || isEmbedding(request, embedOrigins)) return;
  throw new Problem(403, 'Not from another site', 'Only the page of this chat can do that.');
}

/** The browser's own word counts most: a proxy may have changed Host. Browsers that don't say it say the origin. */
function isFromOwnPage({ 'sec-fetch-site': site, origin, host }: Head['headers']): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
