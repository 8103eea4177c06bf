import type { Contact } from '../chat-api.ts';
import { contactList } from './contact-list.ts';
import { h } from './element.ts';
import { markdownText } from './markdown-text.ts';

/**
 * Builds what is urgent: what to do, and whom to call. A new one interrupts what a screen reader says; one that is shown
 * again does not.
 */
export function urgentCard(
  text: string,
  contacts: readonly Contact[],
  isNew: boolean,
): HTMLElement {
  return h(
    'div',
    { class: 'urgent', role: isNew ? 'alert' : undefined },
    h('p', { class: 'card-title', role: 'heading', 'aria-level': '3' }, 'Who can help you now'),
    markdownText(
      text,
      contacts.flatMap(({ phone }) => phone ?? []),
    ),
    contactList(contacts),
  );
}
