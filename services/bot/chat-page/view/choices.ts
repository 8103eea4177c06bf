import type { Button, ImageResponseCard } from '../chat-api.ts';
import { h } from './element.ts';

/** Buttons to choose from, under their title. `choose` is called with the pressed one. */
export function choices(card: ImageResponseCard, choose: (button: Button) => void): HTMLElement {
  const buttons = card.buttons.map((button) => {
    const element = h('button', { type: 'button', class: 'choice' }, button.text);
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

/** Switches off the buttons of earlier replies: what they mean has passed. They stay where they are and readable. */
export function retireChoices(log: ParentNode): void {
  for (const button of log.querySelectorAll('button.choice')) {
    button.setAttribute('aria-disabled', 'true');
  }
}
