import { captionsOf, describedKey, documentKind } from './document-key.ts';

/** The document that a changed object belongs to: a page, or a video with its captions. */
export interface ChangedDocument {
  /** The page's key, or the video's. */
  readonly key: string;
  readonly kind: 'html' | 'markdown' | 'text' | 'pdf' | 'docx' | 'video';
}

/** Why a file is not part of a document, and what can be done about it. */
export interface NoDocument {
  readonly reason: string;
  readonly remedy: string;
}

/** Files that a page was saved with: `files/` next to `page.html`, or `page_files/` as browsers name it. */
const PAGE_FILE = /\/(?:files|[^/]+_files)\/.|\/[^/]+\.assets\/./;

/** Whether a key is a part of a saved page, which is never a document of its own: an image, a style sheet, a frame. */
export function isPageFile(key: string): boolean {
  return PAGE_FILE.test(key);
}

/** Returns the document of a changed key, or the reason why the file is not part of one. */
export function documentOfKey(key: string): ChangedDocument | NoDocument {
  const kind = documentKind(key);
  if (!kind) return UNKNOWN_KIND;
  if (kind === 'meta') {
    const described = documentOfKey(describedKey(key));
    return 'key' in described && described.key === describedKey(key) ? described : NO_META;
  }
  if (kind !== 'captions') return { key, kind };
  const captions = captionsOf(key);
  return captions ? { key: captions.videoKey, kind: 'video' } : NO_LANGUAGE;
}

const UNKNOWN_KIND: NoDocument = {
  reason: 'only .html, .htm, .md, .txt, .pdf, .docx, .mp4, .vtt and .srt files are read',
  remedy: 'save it as a PDF or as a web page, and upload that',
};
const NO_META: NoDocument = {
  reason: 'a description is named after the whole name of its document: page.html.meta.json',
  remedy: 'name it after its document, or remove it',
};
const NO_LANGUAGE: NoDocument = {
  reason: 'captions are named after their video and language: <video>.<language>.vtt',
  remedy: 'upload them as talk.en.vtt, if the video is talk.mp4',
};
