import { frameAncestors } from '../http/framing.ts';
import { inlineStyle, styleSource } from '../http/inline-style.ts';
import { participantSources } from '../http/participant-sources.ts';
import type { ChatRequest } from '../http/request.ts';
import type { ChatResponse } from '../http/response.ts';
import { revalidated } from '../http/revalidated.ts';
import type { ScriptPath } from '../http/script-paths.ts';
import type { ChatDeps } from './deps.ts';

/** What browsers load, bundled as text: the chat page, its scripts by their addresses, and the style of documents. */
export interface WebAssets {
  readonly page: string;
  readonly scripts: Readonly<Record<ScriptPath, string>>;
  readonly documentStyle: string;
}

/**
 * `GET /`: the chat page. Its policy allows only its own scripts, its inline style (by hash), its own API and documents,
 * uploads, the videos of documents, and what a chat with a person needs if there is one.
 */
export async function chatPage(
  {
    assets,
    embedOrigins,
    files,
    handoff,
    posts,
  }: Pick<ChatDeps, 'assets' | 'embedOrigins' | 'files' | 'handoff' | 'posts'>,
  request: ChatRequest,
): Promise<ChatResponse> {
  const [{ origin: uploads }, videos] = await Promise.all([posts.url(), files.origin()]);
  const people = handoff ? participantSources(handoff.participantEndpoint) : [];
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styleSource(inlineStyle(assets.page))}`,
    [...new Set(["connect-src 'self'", uploads, ...people])].join(' '),
    "frame-src 'self'",
    "img-src 'self' https: data:",
    `media-src 'self' ${videos}`,
    "base-uri 'none'",
    "form-action 'none'",
    frameAncestors(embedOrigins),
    "require-trusted-types-for 'script'",
  ].join('; ');
  return revalidated(request, 'text/html; charset=utf-8', assets.page, {
    'content-security-policy': policy,
  });
}
