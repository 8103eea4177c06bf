import { lengthNote, MAX_CHARACTERS, messageLength } from '../message-length.ts';
import { h } from './element.ts';

/** Where the person types: Enter sends, Shift and Enter begin a new line. */
export class Composer {
  readonly element: HTMLFormElement;
  readonly #input = h('textarea', {
    id: 'message',
    rows: '2',
    autocomplete: 'off',
    'aria-describedby': 'hint note',
  });
  readonly #send = h('button', { type: 'submit', class: 'send' }, 'Send');
  readonly #note = h('p', { id: 'note', class: 'note', role: 'status' });
  #isBusy = false;

  /** `submit` is called with a message that isn't empty, too long, or early. */
  constructor(submit: (text: string) => void) {
    this.element = h(
      'form',
      { class: 'composer' },
      h('label', { for: 'message' }, 'Your message'),
      this.#input,
      this.#send,
      h(
        'p',
        { id: 'hint', class: 'hint' },
        'Enter sends, Shift+Enter starts a new line. Never type a password.',
      ),
      this.#note,
    );
    this.#input.addEventListener('input', () => this.#showState());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit(submit);
    });
  }

  setBusy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#showState();
  }

  focus(): void {
    this.#input.focus();
  }

  #submit(submit: (text: string) => void): void {
    const text = this.#input.value.trim();
    const length = messageLength(text);
    this.#input.focus();
    if (this.#isBusy || length === 0 || length > MAX_CHARACTERS) return;
    this.#input.value = '';
    this.#showState();
    submit(text);
  }

  /** A composing keyboard (Japanese, Chinese …) uses Enter for itself. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  #showState(): void {
    const length = messageLength(this.#input.value);
    const note = lengthNote(length) ?? '';
    if (this.#note.textContent !== note) this.#note.textContent = note;
    this.#input.setAttribute('aria-invalid', String(length > MAX_CHARACTERS));
    const isReady = !this.#isBusy && length > 0 && length <= MAX_CHARACTERS;
    this.#send.setAttribute('aria-disabled', String(!isReady));
  }
}
