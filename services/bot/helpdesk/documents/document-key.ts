import { createHash } from 'node:crypto';
import type { CaptionFormat } from './cue-times.ts';

/** The kind of an object in the documents bucket, by the name of its key. */
export type DocumentKind =
  | 'html'
  | 'markdown'
  | 'text'
  | 'pdf'
  | 'docx'
  | 'video'
  | 'captions'
  | 'meta';

const KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\.meta\.json$/i, 'meta'],
  [/\.(?:html?|xhtml)$/i, 'html'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.txt$/i, 'text'],
  [/\.pdf$/i, 'pdf'],
  [/\.docx$/i, 'docx'],
  [/\.mp4$/i, 'video'],
  [/\.(?:vtt|srt)$/i, 'captions'],
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

/** The captions of a video in one language. */
export interface CaptionsName {
  readonly videoKey: string;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly format: CaptionFormat;
}

/** Reads the name of captions: `tour.en-GB.vtt` is for `tour.mp4`. Undefined if the name has no language. */
export function captionsOf(key: string): CaptionsName | undefined {
  const match = /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\.(vtt|srt)$/i.exec(key);
  const [, stem, lang, extension] = match ?? [];
  if (!stem || !lang) return undefined;
  const format = extension?.toLowerCase() === 'srt' ? 'srt' : 'vtt';
  return { videoKey: `${stem}.mp4`, lang, format };
}

/**
 * Returns the captions of a video among keys, one file for each language, English first. If a language has both, WebVTT
 * is preferred to SubRip.
 */
export function captionsAmong<Named extends { readonly key: string }>(
  objects: readonly Named[],
  videoKey: string,
): (Named & CaptionsName)[] {
  const byLanguage = new Map<string, Named & CaptionsName>();
  for (const object of objects) {
    const name = captionsOf(object.key);
    if (name?.videoKey !== videoKey) continue;
    const language = name.lang.toLowerCase();
    if (name.format === 'vtt' || !byLanguage.has(language))
      byLanguage.set(language, { ...object, ...name });
  }
  const isEnglish = ({ lang }: CaptionsName) => Number(/^en(?:-|$)/i.test(lang));
  return [...byLanguage.values()].sort((a, b) => isEnglish(b) - isEnglish(a));
}

const META = '.meta.json';

/** Returns the key of a document's description: `page.html` → `page.html.meta.json`. */
export const metaKeyOf = (key: string) => `${key}${META}`;

/** Returns the key of the document that a description is for, likewise. */
export const describedKey = (metaKey: string) => metaKey.slice(0, -META.length);
