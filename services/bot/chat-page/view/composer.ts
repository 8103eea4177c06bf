import type { ChatState } from '../conversation-view.ts';
import { type Asked, fits, lengthNote, messageLength } from '../message-length.ts';
import type { SessionMemory } from '../session-memory.ts';
import { h, hidden } from './element.ts';
import { icon } from './icons.ts';

/** What is said under a message that waits to be sent. */
const QUEUED: Partial<Record<ChatState, string>> = {
  writing: 'Your message is sent after this answer.',
  waiting: 'Your message is sent after the one that waits for the network.',
};

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
  readonly #draft: SessionMemory;
  readonly #note = h('p', { id: 'note', class: 'note', role: 'status' });
  #state: ChatState = 'opening';
  #asked: Asked = 'nothing';
  #isSubmitPending = false;

  /**
   * Calls `submit` with each message that is neither empty nor too long, once the chat is ready. `draft` keeps what is not
   * sent; `tools` are in the box.
   */
  constructor(
    submit: (text: string) => void,
    draft: SessionMemory,
    ...tools: readonly HTMLElement[]
  ) {
    this.#draft = draft;
    this.#input.value = draft.recall() ?? '';
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
      this.#changed();
    });
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit(submit);
    });
  }

  /** Shows the state. A message submitted before the chat is ready is sent as soon as it is, unless it is edited. */
  setState(state: ChatState): void {
    this.#state = state;
    this.#showState();
    if (state === 'ready' && this.#isSubmitPending) setTimeout(() => this.element.requestSubmit());
    if (state === 'ready' || state === 'closed') this.unqueue();
  }

  /** Leaves a message that waits in the box. */
  unqueue(): void {
    this.#isSubmitPending = false;
    this.#showState();
  }

  /** Puts a message back that could not be sent, unless something else is in the box. */
  putBack(text: string): void {
    if (this.#input.value !== '') return;
    this.#input.value = text;
    this.#changed();
  }

  clear(): void {
    this.#input.value = '';
    this.#changed();
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
    if (this.#state !== 'ready') {
      this.#isSubmitPending = this.#state !== 'closed';
      this.#showState();
      return;
    }
    this.clear();
    submit(text);
  }

  /** Submits on Enter, except during input composition (Japanese, Chinese …), where Enter confirms a candidate. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  #changed(): void {
    if (this.#input.value === '') this.#draft.forget();
    else this.#draft.keep(this.#input.value);
    this.#showState();
  }

  #showState(): void {
    const length = messageLength(this.#input.value);
    const queued = this.#isSubmitPending ? QUEUED[this.#state] : undefined;
    const note = queued ?? lengthNote(length, this.#asked) ?? '';
    if (this.#note.textContent !== note) this.#note.textContent = note;
    const isTooLong = !fits(length, this.#asked);
    this.#input.setAttribute('aria-invalid', String(isTooLong));
    const isReady = this.#state === 'ready' && length > 0 && !isTooLong;
    this.#send.setAttribute('aria-disabled', String(!isReady));
  }
}
