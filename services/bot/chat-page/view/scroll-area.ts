/// <reference lib="dom" />
import { h } from './element.ts';

/** About the height of the box, which covers the end of a page that scrolls as a whole, in CSS pixels. */
const BOX_PX = 80;
/** Nearer to the end than this is at the end, in CSS pixels: an entry that is in view has its margin below it. */
const END_PX = 40;

/** The part of the chat that scrolls. It has the focus for the arrow keys. */
export class ScrollArea {
  readonly element = h('div', {
    class: 'scroll',
    role: 'region',
    'aria-label': 'Conversation',
    tabindex: '0',
  });
  #isAtEnd = false;
  #top = 0;

  constructor() {
    this.element.addEventListener('scroll', () => {
      const top = this.element.scrollTop;
      // An area that became smaller since is not scrolled away from its end: only who scrolls up leaves it.
      if (this.#rest < END_PX) this.#isAtEnd = true;
      else if (top < this.#top) this.#isAtEnd = false;
      this.#top = top;
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
    const tooTall = entry.offsetHeight > Math.min(this.element.clientHeight, innerHeight - BOX_PX);
    this.#isAtEnd = !tooTall && this.#rest < END_PX;
    if (tooTall) entry.scrollIntoView({ block: 'start' });
  }

  /** How far its end is out of view, in CSS pixels. */
  get #rest(): number {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** Keeps the newest line in view if a screen keyboard, files or a longer text make the area smaller. */
  #stayAtEnd(): void {
    if (this.#isAtEnd) this.element.scrollTop = this.element.scrollHeight;
  }
}
