import type { Card, CardLink } from '../chat-api.ts';
import { placeLabel } from '../place-label.ts';
import { savedLabel } from '../saved-label.ts';
import { h, hidden } from './element.ts';
import { quoteElement } from './quote.ts';

/** Builds the card of an answer: title, quoted passage, link to its place, and related documents. */
export function answerCard(card: Card): HTMLElement {
  const { title = 'Answer', quote, place, href, also } = card;
  const saved = savedLabel(card.savedAt);
  const isVideo = place !== undefined && 'startSeconds' in place;
  return h(
    'div',
    { class: 'card' },
    h(
      'p',
      { class: 'card-kind' },
      isVideo ? 'Tutorial video' : 'Help page',
      saved && ` · ${saved}`,
    ),
    h('p', { class: 'card-title' }, title),
    quote !== undefined && quoteElement(quote),
    href !== undefined && documentLink(href, placeLabel(place), title, 'primary'),
    also.length > 0 && seeAlso(also),
  );
}

function seeAlso(links: readonly CardLink[]): HTMLElement {
  const items = links.map(({ href, title, place }) => {
    const isVideo = place !== undefined && 'startSeconds' in place;
    return h('li', {}, documentLink(href, isVideo ? `Video: ${title}` : title));
  });
  return h('div', { class: 'also' }, h('p', {}, 'See also'), h('ul', {}, ...items));
}

/** Builds a link into the chat API. An address that leads elsewhere becomes plain text. */
function documentLink(href: string, text: string, about?: string, kind?: string): HTMLElement {
  if (!href.startsWith('/api/documents/')) return h('span', {}, text);
  const attributes = { href, target: '_blank', rel: 'noopener', class: kind };
  return h('a', attributes, text, hidden(`${about ? ` of “${about}”` : ''} (opens in a new tab)`));
}
