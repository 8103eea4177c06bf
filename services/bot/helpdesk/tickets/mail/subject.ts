import type { Ticket } from '../ticket.ts';
import { headerText } from './header-text.ts';

const MAX_PART_LENGTH = 150;

/** Returns the subject, by which staff sort: `URGENT category: summary (LTSI-…)`. It has no square brackets. */
export function subjectOf({ ticketId, category, summary, route }: Ticket): string {
  const kind = headerText(categoryLabel(category), MAX_PART_LENGTH);
  const what = headerText(summary, MAX_PART_LENGTH);
  const head = [route.urgency === 'high' ? 'URGENT' : '', kind].filter((part) => part !== '');
  const parts = [head.join(' '), what].filter((part) => part !== '');
  return `${parts.join(': ')} (${ticketId})`;
}

/** Returns a category as people write it: `course-sites` is "course sites". */
export function categoryLabel(category: string): string {
  return category.replaceAll('-', ' ');
}
