import { answerText, mailAddress } from '../answer-text.ts';
import type { Card } from '../chat-api.ts';
import { h, hidden } from './element.ts';
import { type IconName, icon } from './icons.ts';
import type { MessageActions } from './message-actions.ts';
import { type Rated, ratingElement } from './rating.ts';

/** Builds what can be done with an answer: rate it, copy it, print it, mail it to oneself. */
export function answerActions(card: Card, rated: Rated, actions: MessageActions): HTMLElement {
  const address = card.href === undefined ? '' : absolute(actions.address(card.href));
  const title = card.title ?? 'Answer';
  const mail = h(
    'a',
    { class: 'quiet', href: mailAddress(card, address) },
    icon('mail'),
    'Mail',
    hidden(` “${title}” to yourself, with your own mail program`),
  );
  return h(
    'div',
    // What changes here is the work of the person who pressed it, and said once in the status line.
    { class: 'actions', role: 'group', 'aria-label': `About “${title}”`, 'aria-live': 'off' },
    ratingElement(rated, actions),
    h(
      'div',
      { class: 'take-away' },
      quietButton('copy', 'Copy', title, () =>
        actions.copy(answerText(card, address), 'The answer'),
      ),
      quietButton('print', 'Print', title, () => actions.print(card)),
      mail,
    ),
  );
}

/** What leaves the page needs an address that is whole. */
const absolute = (address: string): string => new URL(address, location.href).href;

function quietButton(name: IconName, text: string, title: string, press: () => void): HTMLElement {
  const about = hidden(` “${title}”`);
  const button = h('button', { type: 'button', class: 'quiet' }, icon(name), text, about);
  button.addEventListener('click', press);
  return button;
}
