import type { CaptionFormat } from '../../../helpdesk/documents/cue-times.ts';
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
    const text = await asWebVtt(file.bytes, format);
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

/** Decodes WebVTT, and converts SubRip. The readers are loaded with the first captions, so that they delay no start. */
async function asWebVtt(bytes: Uint8Array, format: CaptionFormat): Promise<string> {
  if (format === 'vtt')
    return (await import('../../../helpdesk/documents/decode-text.ts')).decodeText(bytes);
  const { readCaptions } = await import('../../../helpdesk/documents/captions.ts');
  const { writeWebVtt } = await import('../../../helpdesk/documents/write-web-vtt.ts');
  return writeWebVtt(readCaptions(bytes, format));
}
