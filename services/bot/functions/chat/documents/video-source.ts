import { basename } from 'node:path/posix';
import type { VideoSource } from '../../../chat-page/chat-api.ts';
import type { IndexedDocument } from '../../../helpdesk/documents/passage-index.ts';

/** Returns what plays a video in a page of the chat's origin: the languages of its captions in their order. */
export function videoSource(
  docId: string,
  { key, title }: Pick<IndexedDocument, 'key' | 'title'>,
  languages: readonly string[],
): VideoSource {
  const base = `/api/documents/${docId}`;
  return {
    title,
    src: `${base}/file/${encodeURIComponent(basename(key))}`,
    captions: languages.map((lang) => ({
      lang,
      label: languageName(lang),
      src: `${base}/captions/${lang}.vtt`,
    })),
  };
}

function languageName(lang: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang;
}
