import type { Place } from './document-shapes.ts';

/** "1:23", "1:02:03" */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** The place of a passage in its document. */
export function placeText(place: Place): string {
  if ('startSeconds' in place) return `From ${clockText(place.startSeconds)}`;
  return 'page' in place ? `Page ${place.page}` : 'This section';
}
