import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';

/** Names a place as the relevance set does: `documents/a.html#anchor`, with the page of a PDF or the second of a video. */
export function placeText({ key, place }: Passage): string {
  if ('anchor' in place) return `${key}#${place.anchor}`;
  return `${key}#${'page' in place ? place.page : place.startSeconds}`;
}
