import { clockTime } from '../../conversations/clock-time.ts';
import type { Passage } from '../../documents/passage.ts';

/** Names a section next to others: its page, and its heading or its time in the video. */
export function sectionTitle({ title, heading, place }: Passage): string {
  if ('startSeconds' in place) return `${title}, ${clockTime(place.startSeconds)}`;
  return heading === '' || heading === title ? title : `${title}: ${heading}`;
}

/** Names a section on a button of at most 50 characters: by its heading, because the title is often the same on all. */
export function buttonTitle({ title, heading, place }: Passage): string {
  if ('startSeconds' in place) return `${title}, ${clockTime(place.startSeconds)}`;
  return heading === '' ? title : heading;
}
