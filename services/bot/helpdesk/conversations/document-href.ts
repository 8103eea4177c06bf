import type { Place } from './card.ts';

const DOC_ID = /^[A-Za-z0-9_-]{16}$/;

/** Whether the text has the form of a document id: 16 characters of base64url. */
export function isDocId(text: string): boolean {
  return DOC_ID.test(text);
}

/** Returns the chat API's path of what plays a video. */
export function videoHref(docId: string): string {
  return `/api/documents/${docId}/video`;
}

/** Returns the chat API's path of a document at a place: `#heading`, `#page=3` or `?t=83.5` (seconds). */
export function documentHref(docId: string, place?: Place): string {
  const path = `/api/documents/${docId}`;
  if (place === undefined) return path;
  if ('anchor' in place) return `${path}#${encodeURIComponent(place.anchor)}`;
  if ('page' in place) return `${path}#page=${place.page}`;
  return `${path}?t=${Number(place.startSeconds.toFixed(3))}`;
}
