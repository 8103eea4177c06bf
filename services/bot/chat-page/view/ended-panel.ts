import type { EndReason } from '../conversation-view.ts';
import { h } from './element.ts';

const REASONS: Readonly<Record<EndReason, string>> = {
  idle: 'This chat has ended because nothing was said for a while. You can still read it.',
  gone: 'This chat has ended. You can still read it.',
  deleted: 'This chat has ended, and its record was deleted. Nothing of it is left here.',
};

/** Says that the chat has ended or could not start, and offers to start again. */
export class EndedPanel {
  readonly #text = h('p');
  readonly #button = h('button', { type: 'button', class: 'primary' });
  readonly element = h(
    'div',
    { class: 'ended', role: 'status', hidden: true },
    this.#text,
    this.#button,
  );
  #onPress: () => void = () => {};
  #hasUnsent = false;

  constructor() {
    this.#button.addEventListener('click', () => this.#onPress());
  }

  showEnd(reason: EndReason, startAgain: () => void): void {
    const more = this.#hasUnsent
      ? ' Your last message was not sent: it waits in the new chat.'
      : '';
    this.#hasUnsent = false;
    this.#show(`${REASONS[reason]}${more}`, 'Start a new chat', startAgain);
  }

  /** A message was not sent: the end that is shown next says so. */
  unsent(): void {
    this.#hasUnsent = true;
  }

  showFailure(text: string, tryAgain: () => void): void {
    this.#show(text, 'Try again', tryAgain);
  }

  hide(): void {
    this.element.hidden = true;
  }

  focus(): void {
    this.#button.focus();
  }

  #show(text: string, button: string, onPress: () => void): void {
    this.#text.textContent = text;
    this.#button.textContent = button;
    this.#onPress = onPress;
    this.element.hidden = false;
  }
}
