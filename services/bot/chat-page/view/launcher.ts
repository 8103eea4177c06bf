/// <reference lib="dom" />
import { h, hidden } from './element.ts';
import { icon } from './icons.ts';

export interface LauncherActions {
  /** Called each time that the window opens. */
  opened(): void;
  closed(): void;
}

/** Phones have no room for a chat next to the page: there it is all that can be reached. */
const PHONE = matchMedia('(max-width: 40rem), (max-height: 30rem)');

/** A round button in the corner of a page, and the window that it opens. */
export class Launcher {
  readonly #window = h('dialog', { class: 'window', id: 'window', 'aria-labelledby': 'chat-name' });
  readonly #label = h('span', { class: 'visually-hidden' }, 'Open the support chat');
  readonly #badge = h('span', { class: 'badge', hidden: true, 'aria-hidden': 'true' });
  readonly #button = h(
    'button',
    { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
    icon('chat'),
    icon('close'),
    this.#label,
    this.#badge,
  );
  readonly #unreadSpoken = h('p', { class: 'visually-hidden', role: 'status' });
  readonly #actions: LauncherActions;
  #unread = 0;

  constructor(actions: LauncherActions) {
    this.#actions = actions;
    this.#button.addEventListener('click', () => (this.isOpen ? this.close() : this.open()));
    this.#window.addEventListener('keydown', (event) => {
      // A dialog within the window closes by itself, and alone.
      const isWithin = (event.target as Element | null)?.closest('dialog') !== this.#window;
      if (event.key !== 'Escape' || event.defaultPrevented || isWithin) return;
      event.preventDefault();
      this.close();
    });
    PHONE.addEventListener('change', () => this.#fit());
    // Fired by the browser if it closes a modal dialog by itself, such as with the back gesture.
    this.#window.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
  }

  get isOpen(): boolean {
    return this.#window.open;
  }

  /** The parts, for the root; `content` goes into the window. */
  parts(content: readonly HTMLElement[]): HTMLElement[] {
    this.#window.append(...content);
    return [this.#window, this.#button, this.#unreadSpoken];
  }

  /** The button that closes the window, for its head. */
  closeButton(): HTMLElement {
    const button = h(
      'button',
      { type: 'button', class: 'close' },
      icon('down'),
      hidden('Close the chat'),
    );
    button.addEventListener('click', () => this.close());
    return button;
  }

  open(): void {
    if (this.isOpen) return;
    this.#show();
    this.#unread = 0;
    this.#showState();
    this.#actions.opened();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#window.close();
    this.#showState();
    this.#button.focus();
    this.#actions.closed();
  }

  #show(): void {
    if (PHONE.matches) this.#window.showModal();
    else this.#window.show();
  }

  /** A phone that is turned, or a window that is made larger: what is all becomes a part of the page, or the reverse. */
  #fit(): void {
    if (!this.isOpen || this.#window.matches(':modal') === PHONE.matches) return;
    const root = this.#window.getRootNode() as ShadowRoot;
    const focused = root.activeElement;
    this.#window.close();
    this.#show();
    if (focused instanceof HTMLElement) focused.focus();
  }

  /** Counts a reply that came while the window was closed. */
  countUnread(): void {
    if (this.isOpen) return;
    this.#unread += 1;
    this.#showState();
    this.#unreadSpoken.textContent = `The support chat has ${unreadText(this.#unread)}.`;
  }

  #showState(): void {
    const news = this.#unread === 0 ? '' : `, ${unreadText(this.#unread)}`;
    this.#label.textContent = `${this.isOpen ? 'Close' : 'Open'} the support chat${news}`;
    this.#button.setAttribute('aria-expanded', String(this.isOpen));
    this.#badge.textContent = this.#unread === 0 ? '' : String(this.#unread);
    this.#badge.hidden = this.#unread === 0;
    if (this.#unread === 0) this.#unreadSpoken.textContent = '';
  }
}

const unreadText = (count: number): string =>
  `${count} new ${count === 1 ? 'message' : 'messages'}`;
