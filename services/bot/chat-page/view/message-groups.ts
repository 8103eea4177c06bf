import { isOfGroup, momentText } from '../moment.ts';
import { h } from './element.ts';

/** The messages of one speaker that come soon after each other, with one time for all. */
export class MessageGroups {
  readonly #log: HTMLElement;
  #last: { readonly element: HTMLElement; readonly by: string; at: Date } | undefined;

  constructor(log: HTMLElement) {
    this.#log = log;
  }

  clear(): void {
    this.#last = undefined;
    this.#log.replaceChildren();
  }

  /** Takes an entry away, with its group if that was all. */
  remove(entry: HTMLElement): void {
    const group = entry.parentElement;
    entry.remove();
    if (group === null || group.querySelector('.entry') !== null) return;
    if (this.#last?.element === group) this.#last = undefined;
    group.remove();
  }

  /** Adds an entry to the last group or to a new one. `by` is the group's class. */
  append(entry: HTMLElement, by: string, at: Date): void {
    const last = this.#last;
    if (last?.by === by && isOfGroup(last.at, at)) {
      last.element.querySelector('.when')?.remove();
      last.element.append(entry, when(at));
      last.at = at;
      return;
    }
    const isMine = by === 'mine';
    const element = h(
      'div',
      { class: `group ${by}`, 'aria-live': isMine ? 'off' : undefined },
      entry,
      when(at),
    );
    this.#last = { element, by, at };
    this.#log.append(element);
  }
}

/** A time is there to be read, not to be announced. */
function when(at: Date): HTMLElement {
  const time = h('time', { datetime: at.toISOString() }, momentText(at, new Date()));
  return h('p', { class: 'when', 'aria-live': 'off' }, time);
}
