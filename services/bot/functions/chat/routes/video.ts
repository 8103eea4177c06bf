import type { VideoSource } from '../../../chat-page/chat-api.ts';
import { captionsOfVideo } from '../documents/video-captions.ts';
import { videoSource } from '../documents/video-source.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { documentParameter } from './document-parameter.ts';

/** `GET /api/documents/{docId}/video`: the video and the languages of its captions, for a page that plays it in place. */
export async function video(
  deps: Pick<ChatDeps, 'files' | 'findDocument'>,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const found = await documentParameter(deps, parameters);
  if (found.kind !== 'video') throw new Problem(404, 'No video', 'This document is not a video.');
  const captions = await captionsOfVideo(deps.files, found.key);
  const languages = captions.map(({ lang }) => lang);
  return json(200, videoSource(parameters.docId ?? '', found, languages) satisfies VideoSource);
}
