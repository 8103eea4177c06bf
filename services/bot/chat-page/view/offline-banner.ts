import { h } from './element.ts';

/** Says that there is no connection, and what becomes of what is written. */
export class OfflineBanner {
  readonly element = h('div', { class: 'banner', role: 'status' });

  show(isWaiting: boolean): void {
    const rest = isWaiting ? ' Your message is kept and goes out by itself.' : '';
    const text = `No connection to the chat.${rest}`;
    if (this.element.textContent !== text) this.element.textContent = text;
  }

  hide(): void {
    this.element.textContent = '';
  }
}
