import { createHash } from 'node:crypto';

/** The kind of an object in the documents bucket, by the name of its key. */
export type DocumentKind = 'html' | 'markdown' | 'video' | 'captions';

const KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\.html?$/i, 'html'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.mp4$/i, 'video'],
  [/\.vtt$/i, 'captions'],
];

/** Returns the kind of an object by its key, or undefined if it is not part of a document. */
export function documentKind(key: string): DocumentKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(key))?.[1];
}

/** Returns a document's id: the first 16 characters of base64url(sha256(key)). */
export function docIdOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

/** Returns a passage's id: its document's id, and the first 8 hex digits of the SHA-1 of its location. */
export function passageIdOf(docId: string, location: string): string {
  return `${docId}:${createHash('sha1').update(location).digest('hex').slice(0, 8)}`;
}

/** `tour.en-GB.vtt` → the key of its video, `tour.mp4`, and `en-GB`. Undefined if the name has no language. */
export function captionsOf(key: string): { videoKey: string; lang: string } | undefined {
  const match = /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\.vtt$/.exec(key);
  const [, stem, lang] = match ?? [];
  return stem && lang ? { videoKey: `${stem}.mp4`, lang } : undefined;
}
