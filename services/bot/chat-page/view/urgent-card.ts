import type { Contact } from '../chat-api.ts';
import { contactLinks } from '../contact-links.ts';
import { h, hidden } from './element.ts';
import { linkedText } from './linked-text.ts';

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
    h('p', { class: 'card-title' }, 'Who can help you now'),
    linkedText(text),
    h('ul', { class: 'contacts' }, ...contacts.map(contactItem)),
  );
}

function contactItem(contact: Contact): HTMLElement {
  const ways = contactLinks(contact).map(({ text, href }) =>
    href === undefined ? h('span', {}, text) : wayLink(text, href, contact.label),
  );
  return h('li', {}, h('span', { class: 'contact' }, contact.label), ...ways);
}

function wayLink(text: string, href: string, label: string): HTMLElement {
  const isPage = href.startsWith('http');
  const around = isPage ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  const about = isPage ? `, ${label} (opens in a new tab)` : `, ${label}`;
  return h('a', { href, ...around }, text, hidden(about));
}
