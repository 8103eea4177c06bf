import { h } from './element.ts';

/** The button that calls a person into the chat. */
export function callButton(call: () => void): HTMLElement {
  const button = h('button', { type: 'button', class: 'choice call' }, 'Chat with a person');
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') call();
  });
  return h('div', { class: 'choices' }, button);
}
