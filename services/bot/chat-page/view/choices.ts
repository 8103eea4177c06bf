import type { Button, ImageResponseCard } from '../chat-api.ts';
import { isShowSection } from '../offered-sections.ts';
import { h, hidden } from './element.ts';

/**
 * Builds a group of buttons under their title. Calls `choose` with the pressed one. `pages` has the page of each button's
 * section, if it shows one.
 */
export function choices(
  card: ImageResponseCard,
  pages: readonly string[],
  choose: (button: Button) => void,
): HTMLElement {
  const buttons = card.buttons.map((button, at) => {
    const page = pages[at];
    const element = h('button', { type: 'button', class: 'choice' }, button.text);
    element.classList.toggle('section', isShowSection(button.value));
    if (page) {
      element.append(h('span', { class: 'page' }, hidden('on the page '), page));
    }
    element.addEventListener('click', () => {
      if (element.getAttribute('aria-disabled') !== 'true') choose(button);
    });
    return element;
  });
  return h(
    'div',
    { class: 'choices', role: 'group', 'aria-label': card.title },
    card.imageUrl?.startsWith('https://') && h('img', { src: card.imageUrl, alt: '' }),
    h('p', { class: 'card-title' }, card.title),
    card.subtitle && h('p', {}, card.subtitle),
    ...buttons,
  );
}

/** Disables the buttons of earlier replies, which no longer apply. They stay in place and readable. */
export function retireChoices(log: ParentNode): void {
  for (const button of log.querySelectorAll('button.choice')) {
    button.setAttribute('aria-disabled', 'true');
  }
}
