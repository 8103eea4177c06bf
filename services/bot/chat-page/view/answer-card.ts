import type { Card, CardLink } from '../chat-api.ts';
import { placeLabel } from '../place-label.ts';
import { savedLabel } from '../saved-label.ts';
import { documentLink } from './document-link.ts';
import { h } from './element.ts';
import { icon } from './icons.ts';
import type { MessageActions } from './message-actions.ts';
import { quoteElement } from './quote.ts';
import { videoButton } from './video-button.ts';

/** Builds the card of an answer: source, title, quoted passage, link to its place, and related documents. */
export function answerCard(card: Card, actions: MessageActions): HTMLElement {
  const { title = 'Answer', quote, also } = card;
  const saved = savedLabel(card.savedAt);
  const isVideo = card.place !== undefined && 'startSeconds' in card.place;
  return h(
    'div',
    { class: 'card' },
    h(
      'p',
      { class: 'card-kind' },
      icon(isVideo ? 'play' : 'page'),
      isVideo ? 'Tutorial video' : 'Help page',
      saved && ` · ${saved}`,
    ),
    h('p', { class: 'card-title', role: 'heading', 'aria-level': '3', dir: 'auto' }, title),
    quote !== undefined && quoteElement(quote),
    mainLink(card, actions),
    also.length > 0 && seeAlso(also, actions),
  );
}

function mainLink(card: Card, actions: MessageActions): HTMLElement | undefined {
  const { title = 'Answer', href, place, video } = card;
  if (video !== undefined && place !== undefined && 'startSeconds' in place) {
    const { startSeconds } = place;
    return videoButton({ title, path: video, startSeconds, isMain: true }, actions);
  }
  if (href === undefined) return undefined;
  return documentLink({ href, text: placeLabel(place), title, place, isMain: true }, actions);
}

function seeAlso(links: readonly CardLink[], actions: MessageActions): HTMLElement {
  const items = links.map((link) => h('li', {}, relatedDocument(link, actions)));
  return h('div', { class: 'also' }, h('p', {}, 'See also'), h('ul', {}, ...items));
}

function relatedDocument({ href, title, place }: CardLink, actions: MessageActions): HTMLElement {
  if (place === undefined || !('startSeconds' in place))
    return documentLink({ href, text: title, title, place }, actions);
  const { startSeconds } = place;
  const [document = ''] = href.split('?');
  return videoButton({ title, path: `${document}/video`, startSeconds, isMain: false }, actions);
}
