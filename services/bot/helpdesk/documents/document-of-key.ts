import { captionsOf, documentKind } from './document-key.ts';

/** The document that a changed object belongs to: a page, or a video with its captions. */
export interface ChangedDocument {
  /** The page's key, or the video's. */
  readonly key: string;
  readonly kind: 'html' | 'markdown' | 'video';
}

/** Returns the document of a changed key, or the reason why the file is not part of one. */
export function documentOfKey(key: string): ChangedDocument | { readonly reason: string } {
  const kind = documentKind(key);
  if (!kind) return { reason: 'only .html, .htm, .md, .mp4 and .vtt files are read' };
  if (kind !== 'captions') return { key, kind };
  const captions = captionsOf(key);
  if (captions) return { key: captions.videoKey, kind: 'video' };
  return { reason: 'captions are named after their video and language: <video>.<language>.vtt' };
}
