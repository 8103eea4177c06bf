import type { ChatState } from '../conversation-view.ts';
import { h } from './element.ts';

const WAITING: Partial<Record<ChatState, string>> = {
  opening: 'Connecting …',
  writing: 'The bot is writing …',
};

/**
 * The one line that says what goes on: it is shown, and read out once. While the bot writes, dots are in its place.
 */
export class StatusLine {
  readonly #text = h('p', { class: 'status', role: 'status' });
  /** For screen readers alone: what is shown elsewhere, in a place that isn't read out. */
  readonly #spoken = h('p', { class: 'visually-hidden', role: 'status' });
  readonly #dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  readonly element = h('div', { class: 'status-line' }, this.#dots, this.#text, this.#spoken);

  showState(state: ChatState): void {
    this.element.classList.toggle('typing', state === 'writing');
    this.say(WAITING[state] ?? '');
    if (state === 'writing') this.speak('');
  }

  say(text: string): void {
    if (this.#text.textContent !== text) this.#text.textContent = text;
  }

  /** The same words again are read again. */
  speak(text: string): void {
    this.#spoken.replaceChildren(text);
  }
}
