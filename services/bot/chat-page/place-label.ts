import type { Place } from '../helpdesk/conversations/card.ts';
import { clockTime } from '../helpdesk/conversations/clock-time.ts';

/** What the link of an answer says: where it leads. */
export function placeLabel(place: Place | undefined): string {
  if (place === undefined) return 'Open the page';
  if ('startSeconds' in place) return `Play from ${clockTime(place.startSeconds)}`;
  if ('page' in place) return `Open page ${place.page}`;
  return 'Open the page at this place';
}
