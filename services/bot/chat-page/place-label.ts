import type { Place } from './chat-api.ts';

/** Returns the text of an answer's link, which says where it leads. */
export function placeLabel(place: Place | undefined): string {
  if (place === undefined) return 'Open the page';
  if ('startSeconds' in place) return `Play from ${clockTime(place.startSeconds)}`;
  if ('page' in place) return `Open page ${place.page}`;
  return 'Open the page at this place';
}

/** Formats a time in a video: 83 → `1:23`, 3,723 → `1:02:03`. */
function clockTime(seconds: number): string {
  const time = new Date(seconds * 1000).toISOString();
  return time.slice(seconds < 3600 ? 14 : 11, 19).replace(/^0/, '');
}
