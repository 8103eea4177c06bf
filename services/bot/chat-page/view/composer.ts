import type { ChatState } from '../conversation-view.ts';
import { type Asked, fits, lengthNote, messageLength } from '../message-length.ts';
import { h, hidden } from './element.ts';
import { icon } from './icons.ts';

/** The input of the chat: Enter sends, Shift+Enter starts a new line. */
export class Composer {
  readonly element: HTMLFormElement;
  readonly #input = h('textarea', {
    id: 'message',
    rows: '1',
    autocomplete: 'off',
    placeholder: 'Type your message',
    'aria-describedby': 'hint note',
  });
  readonly #send = h('button', { type: 'submit', class: 'send' }, icon('send'), hidden('Send'));
  readonly #note = h('p', { id: 'note', class: 'note', role: 'status' });
  #state: ChatState = 'opening';
  #asked: Asked = 'nothing';
  #isSubmitPending = false;

  /** Calls `submit` with each message that is neither empty nor too long, once the chat is ready. `tools` are in the box. */
  constructor(submit: (text: string) => void, ...tools: readonly HTMLElement[]) {
    this.element = h(
      'form',
      { class: 'composer' },
      h('label', { for: 'message', class: 'visually-hidden' }, 'Your message'),
      h('div', { class: 'box' }, this.#input, ...tools, this.#send),
      this.#note,
      h(
        'p',
        { id: 'hint', class: 'hint' },
        h('span', { class: 'keys' }, 'Enter sends, Shift+Enter starts a new line. '),
        'Never type a password.',
      ),
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

  /** Sets what is asked for: it decides how long a message may be. */
  setAsked(asked: Asked): void {
    this.#asked = asked;
    this.#showState();
  }

  focus(): void {
    this.#input.focus();
  }

  #submit(submit: (text: string) => void): void {
    const text = this.#input.value.trim();
    const length = messageLength(text);
    this.#input.focus();
    if (length === 0 || !fits(length, this.#asked)) return;
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
    const note = lengthNote(length, this.#asked) ?? '';
    if (this.#note.textContent !== note) this.#note.textContent = note;
    const isTooLong = !fits(length, this.#asked);
    this.#input.setAttribute('aria-invalid', String(isTooLong));
    const isReady = this.#state === 'ready' && length > 0 && !isTooLong;
    this.#send.setAttribute('aria-disabled', String(!isReady));
  }
}
