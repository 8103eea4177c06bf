import type { ChatState } from '../conversation.ts';
import { lengthNote, MAX_CHARACTERS, messageLength } from '../message-length.ts';
import { h } from './element.ts';

/** The input of the chat: Enter sends, Shift+Enter starts a new line. */
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
  #state: ChatState = 'opening';
  #isSubmitPending = false;

  /** Calls `submit` with each message that is neither empty nor too long, once the chat is ready. */
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
        h('span', { class: 'keys' }, 'Enter sends, Shift+Enter starts a new line. '),
        'Never type a password.',
      ),
      this.#note,
    );
    this.#input.addEventListener('input', () => {
      this.#isSubmitPending = false;
      this.#showState();
    });
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit(submit);
    });
  }

  /** Shows the state. A message submitted while the chat was opening is sent as soon as it is ready. */
  setState(state: ChatState): void {
    this.#state = state;
    this.#showState();
    if (state === 'ready' && this.#isSubmitPending) setTimeout(() => this.element.requestSubmit());
    if (state !== 'opening') this.#isSubmitPending = false;
  }

  focus(): void {
    this.#input.focus();
  }

  #submit(submit: (text: string) => void): void {
    const text = this.#input.value.trim();
    const length = messageLength(text);
    this.#input.focus();
    if (length === 0 || length > MAX_CHARACTERS) return;
    this.#isSubmitPending = this.#state === 'opening';
    if (this.#state !== 'ready') return;
    this.#input.value = '';
    this.#showState();
    submit(text);
  }

  /** Submits on Enter, except during input composition (Japanese, Chinese …), where Enter confirms a candidate. */
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
    const isReady = this.#state === 'ready' && length > 0 && length <= MAX_CHARACTERS;
    this.#send.setAttribute('aria-disabled', String(!isReady));
  }
}
