import { createHash } from 'node:crypto';

/** What a key in the documents bucket is, by its name. */
export type DocumentKind = 'html' | 'markdown' | 'video' | 'captions';

const KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\.html?$/i, 'html'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.mp4$/i, 'video'],
  [/\.vtt$/i, 'captions'],
];

/** The kind of a document by its key; undefined for what is none. */
export function documentKind(key: string): DocumentKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(key))?.[1];
}

/** A document's id: the first 16 characters of base64url(sha256(key)). */
export function docIdOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

/** A passage's id: its document's id, and the first 8 hex digits of sha1 of where it stands. */
export function passageIdOf(docId: string, where: string): string {
  return `${docId}:${createHash('sha1').update(where).digest('hex').slice(0, 8)}`;
}

/** `tour.en-GB.vtt` → the key of its video `tour.mp4`, and `en-GB`. Undefined where the name has no language. */
export function captionsOf(key: string): { videoKey: string; lang: string } | undefined {
  const match = /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\.vtt$/.exec(key);
  const [, stem, lang] = match ?? [];
  return stem && lang ? { videoKey: `${stem}.mp4`, lang } : undefined;
}
