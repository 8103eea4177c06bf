import type { Ticket } from '../ticket.ts';
import { subjectText } from './header-text.ts';

/** RT keeps 200 bytes of a subject, and looks tickets up by the id at its end. */
const MAX_BYTES = 200;
const MAX_CATEGORY_LENGTH = 40;
const MAX_SUMMARY_LENGTH = 150;

/**
 * Returns the subject, by which staff sort: `URGENT category, course: summary (LTSI-…)`. It has no square brackets. A summary
 * that is too long is cut, so that the id is never.
 */
export function subjectOf({ ticketId, category, course = '', summary, route }: Ticket): string {
  const kind = subjectText(categoryLabel(category), MAX_CATEGORY_LENGTH);
  const about = joined([kind, course], ', ');
  const before = joined([route.urgency === 'high' ? 'URGENT' : '', about], ' ');
  const id = ` (${ticketId})`;
  const room = MAX_BYTES - Buffer.byteLength(`${before}: ${id}`);
  const what = cutToBytes(subjectText(summary, MAX_SUMMARY_LENGTH), room);
  return `${joined([before, what], ': ')}${id}`;
}

/** Returns a category as people write it: `course-sites` is "course sites". */
export function categoryLabel(category: string): string {
  return category.replaceAll('-', ' ');
}

function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}

/** Cuts a text to a number of bytes in UTF-8, between characters. */
function cutToBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const kept: string[] = [];
  let left = maxBytes - Buffer.byteLength('…');
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept.push(character);
  }
  return `${kept.join('')}…`;
}
