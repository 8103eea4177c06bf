/// <reference lib="dom" />
import { h } from './element.ts';
import { icon } from './icons.ts';

/** In CSS pixels: a narrower chat has no room for a document next to it. */
const BESIDE_FROM = 720;

/**
 * Shows one document next to the chat, or over it if there is no room, with a way back. The document runs no script: its own
 * policy and the sandbox forbid it. It keeps its origin, because a player loads its captions from there.
 */
export class SidePanel {
  readonly element = h('section', { class: 'panel', role: 'dialog', hidden: true });
  readonly #chat: HTMLElement;
  readonly #onClose: () => void;
  #opener: HTMLElement | undefined;

  /** `chat` is what the panel covers if there is no room; `onClose` gets the focus if the opener is gone. */
  constructor(chat: HTMLElement, onClose: () => void) {
    this.#chat = chat;
    this.#onClose = onClose;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !this.isOpen) return;
      event.stopPropagation();
      event.preventDefault();
      this.close();
    };
    this.element.addEventListener('keydown', onKey);
    chat.addEventListener('keydown', onKey);
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(address: string, title: string, opener: HTMLElement): void {
    this.#opener = opener;
    const back = h('button', { type: 'button', class: 'back' }, icon('back'), 'Back to the chat');
    // No key that is pressed in the document is heard out here: Tab out of it leads to this one.
    const end = h('button', { type: 'button', class: 'after' }, 'Return to the chat');
    for (const button of [back, end]) button.addEventListener('click', () => this.close());
    this.element.setAttribute('aria-label', title);
    this.element.replaceChildren(
      h(
        'div',
        { class: 'panel-head' },
        back,
        h(
          'a',
          { href: address, target: '_blank', rel: 'noopener' },
          icon('outside'),
          'Open in a new tab',
        ),
      ),
      documentFrame(address, title),
      end,
    );
    this.element.hidden = false;
    this.fit();
    back.focus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.element.replaceChildren();
    this.fit();
    if (this.#opener?.isConnected) this.#opener.focus();
    else this.#onClose();
  }

  /** Decides whether the panel has room next to the chat. What it covers can't be reached. */
  fit(): void {
    const room = this.element.parentElement;
    room?.classList.toggle('reading', this.isOpen);
    const covers = this.isOpen && (room?.clientWidth ?? 0) < BESIDE_FROM;
    room?.classList.toggle('covered', covers);
    this.#chat.inert = covers;
  }
}

function documentFrame(address: string, title: string): HTMLElement {
  const frame = h('iframe', {
    src: address,
    title,
    sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    referrerpolicy: 'no-referrer',
  });
  const note = h('p', { class: 'loading', role: 'status' }, 'Loading …');
  frame.addEventListener('load', () => note.remove());
  return h('div', { class: 'frame' }, note, frame);
}
