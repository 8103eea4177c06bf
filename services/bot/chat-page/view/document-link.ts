import type { Place } from '../chat-api.ts';
import { h, hidden } from './element.ts';
import { type IconName, icon } from './icons.ts';
import type { MessageActions } from './message-actions.ts';

export interface DocumentLink {
  readonly href: string;
  readonly text: string;
  /** What is opened: the name of the panel. */
  readonly title: string;
  readonly place?: Place | undefined;
  readonly isMain?: boolean;
}

function iconOf(place: Place | undefined): IconName {
  if (place === undefined || 'anchor' in place) return 'page';
  return 'page' in place ? 'outside' : 'play';
}

/**
 * Builds a link to a document, which opens next to the chat. A print document opens in a new tab, because browsers show none
 * in a sandbox. An address that leads elsewhere than into the chat API becomes plain text.
 */
export function documentLink(
  { href, text, title, place, isMain = false }: DocumentLink,
  actions: Pick<MessageActions, 'address' | 'openDocument'>,
): HTMLElement {
  if (!/^\/api\/documents\/[\w-]/.test(href)) return h('span', {}, text);
  const isPrint = place !== undefined && 'page' in place;
  const address = actions.address(href);
  const about = `${isMain ? ` of “${title}”` : ''}${isPrint ? ' (opens in a new tab)' : ''}`;
  const link = h(
    'a',
    { href: address, target: '_blank', rel: 'noopener', class: isMain ? 'primary' : undefined },
    icon(iconOf(place)),
    text,
    about !== '' && hidden(about),
  );
  if (!isPrint) {
    link.addEventListener('click', (event) => {
      // With a modifier key, the person wants a tab or a window.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      actions.openDocument(address, title, link);
    });
  }
  return link;
}
