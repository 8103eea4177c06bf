const MAX_ANCHOR_LENGTH = 60;
const OWN_ID = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

/**
 * Assigns ids that are unique in a page: an element's own id if it is a plain one, otherwise one made from its text.
 */
export class Anchors {
  readonly #taken = new Set<string>();
  /** The number that was last appended to an id: the smaller ones are all taken. */
  readonly #numbers = new Map<string, number>();

  /** Returns the id of a heading. */
  forHeading(text: string, own: string | undefined): string {
    return this.#unique(own && OWN_ID.test(own) ? own : slug(text));
  }

  /** Returns the id of any other element, or undefined if it has none that can be kept. */
  keep(own: string | undefined): string | undefined {
    if (!own || !OWN_ID.test(own) || this.#taken.has(own)) return undefined;
    return this.#unique(own);
  }

  #unique(preferred: string): string {
    let id = preferred;
    let number = this.#numbers.get(preferred) ?? 1;
    while (this.#taken.has(id)) {
      number += 1;
      id = `${preferred}-${number}`;
    }
    this.#numbers.set(preferred, number);
    this.#taken.add(id);
    return id;
  }
}

/** `Reset a “forgotten” password` → `reset-a-forgotten-password`. */
function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, MAX_ANCHOR_LENGTH);
  return words.replace(/^-+|-+$/g, '') || 'section';
}
