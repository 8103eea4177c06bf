/// <reference lib="dom" />
import { h, hidden } from './element.ts';

/** The files that were not taken, in one line however many they are, until the person has read why. */
export class RefusedFiles {
  readonly element = h('div', { class: 'refused', hidden: true });
  readonly #onDismiss: () => void;
  #notes: { readonly name: string; readonly why: string }[] = [];

  /** `onDismiss` moves the focus on from the button that is gone. */
  constructor(onDismiss: () => void) {
    this.#onDismiss = onDismiss;
  }

  add(name: string, why: string): void {
    this.#notes.push({ name, why });
    this.#render();
  }

  clear(): void {
    this.#notes = [];
    this.#render();
  }

  #render(): void {
    const [first, ...more] = this.#notes;
    this.element.hidden = first === undefined;
    if (first === undefined) {
      this.element.replaceChildren();
      return;
    }
    const texts = this.#notes.map(({ name, why }) => `${name}: ${why}`);
    const words =
      more.length === 0
        ? h('p', { class: 'problem' }, ...texts)
        : severalFiles(texts, this.#isOpen);
    const dismiss = h(
      'button',
      { type: 'button', class: 'link' },
      'Dismiss',
      more.length === 0 ? hidden(` the note on ${first.name}`) : ' all',
    );
    dismiss.addEventListener('click', () => {
      this.clear();
      this.#onDismiss();
    });
    this.element.replaceChildren(words, dismiss);
  }

  get #isOpen(): boolean {
    return this.element.querySelector('details')?.open === true;
  }
}

function severalFiles(texts: readonly string[], isOpen: boolean): HTMLElement {
  const items = texts.map((text) => h('li', {}, text));
  const summary = h('summary', {}, `${texts.length} files are not added. Why?`);
  return h('details', { class: 'problem', open: isOpen }, summary, h('ul', {}, ...items));
}
