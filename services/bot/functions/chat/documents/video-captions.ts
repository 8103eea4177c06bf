import { type CaptionsName, captionsAmong } from '../../../helpdesk/documents/document-key.ts';
import type { DocumentFiles } from './document-files.ts';

/** Returns the captions next to a video: one file for each language, English first. */
export async function captionsOfVideo(
  files: Pick<DocumentFiles, 'list'>,
  videoKey: string,
): Promise<readonly (CaptionsName & { readonly key: string })[]> {
  const keys = await files.list(videoKey.slice(0, -'mp4'.length));
  return captionsAmong(
    keys.map((key) => ({ key })),
    videoKey,
  );
}
