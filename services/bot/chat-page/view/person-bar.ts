import type { HandoffState } from '../handoff/handoff-view.ts';
import { h } from './element.ts';

const TEXTS: Readonly<Record<HandoffState, string>> = {
  calling: 'Calling our staff …',
  waiting: 'Waiting for somebody of our staff. You can write already.',
  open: 'You are chatting with our staff. The bot keeps quiet.',
  ending: 'Back to the bot …',
};

/** Says that a person is called or there, and is the way back to the bot. */
export class PersonBar {
  readonly #state = h('p', { role: 'status' });
  readonly #leave = h('button', { type: 'button' }, 'Leave the chat with the person');
  readonly element = h('div', { class: 'person-bar', hidden: '' }, this.#state, this.#leave);

  constructor(leave: () => void) {
    this.#leave.addEventListener('click', leave);
  }

  show(state: HandoffState): void {
    this.element.hidden = false;
    this.#leave.hidden = state === 'calling' || state === 'ending';
    if (this.#state.textContent !== TEXTS[state]) this.#state.textContent = TEXTS[state];
  }

  hide(): void {
    this.element.hidden = true;
    this.#state.textContent = '';
  }
}
