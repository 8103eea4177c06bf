import { asWebVtt } from '../../../helpdesk/documents/as-web-vtt.ts';
import { readCaptions } from '../../../helpdesk/documents/captions.ts';
import type { CaptionFormat } from '../../../helpdesk/documents/cue-times.ts';
import { decodeText } from '../../../helpdesk/documents/decode-text.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, content } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { documentParameter } from './document-parameter.ts';

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

/**
 * `GET /api/documents/{docId}/captions/{lang}.vtt`: a video's captions, from the page's origin, as `<track>` requires.
 * Browsers read WebVTT alone, so SubRip is converted.
 */
export async function captions(
  deps: Pick<ChatDeps, 'findDocument' | 'files'>,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const video = await documentParameter(deps, parameters);
  const keys = captionsKeys(video.key, parameters.lang ?? '');
  for (const [format, key] of keys) {
    const file = await deps.files.read(key);
    if (file === undefined) continue;
    const text =
      format === 'vtt' ? decodeText(file.bytes) : asWebVtt(readCaptions(file.bytes, format));
    return content('text/vtt; charset=utf-8', text, { 'cache-control': 'private, max-age=300' });
  }
  throw new Problem(404, 'No such captions', 'There are no captions in this language.');
}

/**
 * Returns the keys that a video's captions may have: `tour.mp4` has `tour.en.vtt` or `tour.en.srt`. None for a page or a
 * malformed language.
 */
export function captionsKeys(videoKey: string, language: string): [CaptionFormat, string][] {
  if (!videoKey.endsWith('.mp4') || !LANGUAGE.test(language)) return [];
  const stem = videoKey.slice(0, -'.mp4'.length);
  return [
    ['vtt', `${stem}.${language}.vtt`],
    ['srt', `${stem}.${language}.srt`],
  ];
}
