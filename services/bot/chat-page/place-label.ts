import type { Place } from './chat-api.ts';

/** What the link of an answer says: where it leads. */
export function placeLabel(place: Place | undefined): string {
  if (place === undefined) return 'Open the page';
  if ('startSeconds' in place) return `Play from ${clockTime(place.startSeconds)}`;
  if ('page' in place) return `Open page ${place.page}`;
  return 'Open the page at this place';
}

/** A time in a video as people read it: 83 → `1:23`, 3,723 → `1:02:03`. */
function clockTime(seconds: number): string {
  const time = new Date(seconds * 1000).toISOString();
  return time.slice(seconds < 3600 ? 14 : 11, 19).replace(/^0/, '');
}
