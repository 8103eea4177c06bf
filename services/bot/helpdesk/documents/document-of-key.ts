import { captionsOf, documentKind } from './document-key.ts';

/** What a changed object belongs to: a page, or a video with its captions. */
export interface ChangedDocument {
  /** The page's key, or the video's. */
  readonly key: string;
  readonly kind: 'html' | 'markdown' | 'video';
}

/** The document of a changed key; undefined for a file that is none, with the reason. */
export function documentOfKey(key: string): ChangedDocument | { readonly reason: string } {
  const kind = documentKind(key);
  if (!kind) return { reason: 'only .html, .htm, .md, .mp4 and .vtt files are read' };
  if (kind !== 'captions') return { key, kind };
  const captions = captionsOf(key);
  if (captions) return { key: captions.videoKey, kind: 'video' };
  return { reason: 'captions are named after their video and language: <video>.<language>.vtt' };
}
