import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, content } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { documentParameter } from './document-parameter.ts';

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

/**
 * `GET /api/documents/{docId}/captions/{lang}.vtt`: a video's captions, from the page's origin, as `<track>` requires.
 */
export async function captions(
  deps: Pick<ChatDeps, 'findDocument' | 'files'>,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const video = await documentParameter(deps, parameters);
  const key = captionsKey(video.key, parameters.lang ?? '');
  const file = key === undefined ? undefined : await deps.files.read(key);
  if (file === undefined) {
    throw new Problem(404, 'No such captions', 'There are no captions in this language.');
  }
  const text = new TextDecoder().decode(file.bytes);
  return content('text/vtt; charset=utf-8', text, { 'cache-control': 'private, max-age=300' });
}

/**
 * Returns the key of a video's captions: `tour.mp4` has `tour.en.vtt`. Undefined for a page or a malformed language.
 */
export function captionsKey(videoKey: string, language: string): string | undefined {
  if (!videoKey.endsWith('.mp4') || !LANGUAGE.test(language)) return undefined;
  return `${videoKey.slice(0, -'.mp4'.length)}.${language}.vtt`;
}
