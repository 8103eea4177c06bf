import type { Button, ImageResponseCard } from '../chat-api.ts';
import { isShowSection } from '../offered-sections.ts';
import { h, hidden } from './element.ts';

export interface Choices {
  readonly card: ImageResponseCard;
  /** The page of each button's section; empty for a button that shows none. */
  readonly pages: readonly string[];
  /** Whether the title is shown; otherwise it only names the group. */
  readonly isTitled: boolean;
}

/** Builds a group of buttons under their title. Calls `choose` with the pressed one. */
export function choices(
  { card, pages, isTitled }: Choices,
  choose: (button: Button) => void,
): HTMLElement {
  const buttons = card.buttons.map((button, at) => choice(button, pages[at], choose));
  return h(
    'div',
    { class: 'choices', role: 'group', 'aria-label': card.title },
    card.imageUrl?.startsWith('https://') && h('img', { src: card.imageUrl, alt: '' }),
    isTitled && h('p', { class: 'choices-title' }, card.title),
    card.subtitle && h('p', {}, card.subtitle),
    ...buttons,
  );
}

function choice(
  button: Button,
  page: string | undefined,
  choose: (button: Button) => void,
): HTMLElement {
  const element = h('button', { type: 'button', class: 'choice' }, button.text);
  element.classList.toggle('section', isShowSection(button.value));
  if (page) element.append(h('span', { class: 'page' }, hidden(' on the page '), page));
  element.addEventListener('click', () => {
    if (element.getAttribute('aria-disabled') !== 'true') choose(button);
  });
  return element;
}

/**
 * Retires the buttons of earlier replies. Those that were another way to answer are gone, for they would be there twice when the bot
 * asks again; sections stay, to be read, without effect.
 */
export function retireChoices(log: ParentNode): void {
  for (const button of log.querySelectorAll<HTMLElement>('button.choice')) {
    button.setAttribute('aria-disabled', 'true');
    if (!button.classList.contains('section')) button.hidden = true;
  }
  for (const group of log.querySelectorAll<HTMLElement>('.choices')) {
    group.hidden = group.querySelector('button:not([hidden])') === null;
  }
}
