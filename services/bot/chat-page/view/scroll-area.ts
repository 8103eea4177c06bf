/// <reference lib="dom" />
import { h } from './element.ts';

/** About the height of the box, which covers the end of a page that scrolls as a whole, in CSS pixels. */
const BOX_PX = 80;

/** The part of the chat that scrolls. It has the focus for the arrow keys. */
export class ScrollArea {
  readonly element = h('div', {
    class: 'scroll',
    role: 'region',
    'aria-label': 'Conversation',
    tabindex: '0',
  });
  #isAtEnd = false;

  constructor() {
    this.element.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.element;
      this.#isAtEnd = scrollHeight - scrollTop - clientHeight < 8;
    });
    new ResizeObserver(() => this.#stayAtEnd()).observe(this.element);
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  /** Scrolls to an entry: to the start of one that is taller than the area, instead of its end. */
  show(entry: HTMLElement): void {
    // With the time below it.
    (entry.nextElementSibling ?? entry).scrollIntoView({ block: 'nearest' });
    this.#isAtEnd = true;
    const tooTall = entry.offsetHeight > Math.min(this.element.clientHeight, innerHeight - BOX_PX);
    if (tooTall) entry.scrollIntoView({ block: 'start' });
  }

  /** Keeps the newest line in view if a screen keyboard or a longer note makes the area smaller. */
  #stayAtEnd(): void {
    if (this.#isAtEnd) this.element.scrollTop = this.element.scrollHeight;
  }
}
