import type { ChatConfig } from '../chat-api.ts';
import { h } from './element.ts';

/** The head of the chat: logo, name, and whether people are there now. */
export class ChatHeader {
  readonly #logo = h('img', { class: 'logo', alt: '', hidden: true });
  readonly #name = h('p', { class: 'name', id: 'chat-name', role: 'heading' }, 'Support chat');
  readonly #hours = h('p', { class: 'hours', hidden: true });
  readonly element: HTMLElement;
  /** That of its heading, 1 to 6. */
  readonly level: string;

  /** `tools` stand at the end. `level` is that of the heading in the page around. */
  constructor(level: string, ...tools: readonly HTMLElement[]) {
    this.level = /^[1-6]$/.test(level) ? level : '2';
    this.#name.setAttribute('aria-level', this.level);
    const words = h('div', { class: 'titles' }, this.#name, this.#hours);
    this.element = h('div', { class: 'header' }, this.#logo, words, ...tools);
  }

  show({ brand, hours }: ChatConfig): void {
    this.#name.textContent = brand.name;
    this.#hours.textContent = hours.text;
    this.#hours.hidden = hours.text === '';
    this.#hours.classList.toggle('open', hours.isOpen);
    const isImage = brand.logo?.startsWith('data:image/') === true;
    if (isImage) this.#logo.src = brand.logo ?? '';
    this.#logo.hidden = !isImage;
  }
}
