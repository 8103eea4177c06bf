import type { Contact } from '../chat-api.ts';
import { contactLinks } from '../contact-links.ts';
import { h, hidden } from './element.ts';

/** Builds the list of contacts, each with the links to call or to write to it. */
export function contactList(contacts: readonly Contact[]): HTMLElement {
  return h('ul', { class: 'contacts' }, ...contacts.map(contactItem));
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
  const about = isPage ? ` ${label} (opens in a new tab)` : ` ${label}`;
  return h('a', { href, ...around }, text, hidden(about));
}
