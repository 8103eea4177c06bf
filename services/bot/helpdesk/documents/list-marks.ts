import { attributeOf, type CleanElement } from './clean-node.ts';

interface OpenList {
  readonly isOrdered: boolean;
  /** Whether its items have letters: its type says so, or it is in another list. */
  readonly hasLetters: boolean;
  next: number;
}

const FIRST_LETTER = 'a'.codePointAt(0) ?? 0;
const LETTERS = 26;

/** The mark of a further line of an item: its indentation. */
const INDENT = ' ';

/**
 * The marks of list items, which browsers show and text does not have: `1.` for a step, `•` for any other item; `a.` and
 * `–` in a list within a list; a blank for the further lines of an item.
 */
export class ListMarks {
  readonly #lists: OpenList[] = [];
  #mark: string | undefined;
  #items = 0;

  /** Call before the children of an element are read. */
  enter(element: CleanElement): void {
    if (element.name === 'ol' || element.name === 'ul') this.#lists.push(this.#open(element));
    if (element.name !== 'li') return;
    this.#items += 1;
    this.#mark = this.#next();
  }

  /** Call after them. */
  leave({ name }: CleanElement): void {
    if (name === 'ol' || name === 'ul') this.#lists.pop();
    if (name !== 'li') return;
    this.#items -= 1;
    this.#mark = undefined;
  }

  /** Returns the mark of the line that begins now: empty outside of lists. */
  take(): string {
    const mark = this.#mark ?? (this.#items > 0 ? INDENT : '');
    this.#mark = undefined;
    return mark;
  }

  #open(list: CleanElement): OpenList {
    const isOrdered = list.name === 'ol';
    const isInner = this.#lists.length > 0;
    const hasLetters = isInner || (isOrdered && /^[aA]$/.test(attributeOf(list, 'type') ?? ''));
    return { isOrdered, hasLetters, next: Number(attributeOf(list, 'start') ?? 1) };
  }

  #next(): string {
    const list = this.#lists.at(-1);
    if (!list?.isOrdered) return list?.hasLetters ? '–' : '•';
    const number = list.next;
    list.next += 1;
    const isLetter = list.hasLetters && number >= 1 && number <= LETTERS;
    return `${isLetter ? String.fromCodePoint(FIRST_LETTER + number - 1) : number}.`;
  }
}
