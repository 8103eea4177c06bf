/** The documents of an index as they were at one moment: what a search in steps works on while others write. */
export interface IndexView {
  /** Whether a document number was in use at that moment, by the document that has it now. */
  readonly sees: (doc: number) => boolean;
  /** The numbers of all documents. */
  readonly all: () => Iterable<number>;
  /** The number of the document with an id. */
  readonly numberOf: (id: string) => number | undefined;
  /** To be called when the search ends: what was removed since can then be forgotten. */
  readonly release: () => void;
}

/**
 * Remembers since when and until when each document number is in use, in counts of changes. A removed document keeps
 * its number and its terms until no view is left that saw it.
 */
export class Lifetimes {
  readonly #born: number[] = [];
  readonly #died = new Map<number, number>();
  readonly #views = new Set<{ readonly at: number }>();
  #changes = 0;

  /** The document is found from now on. */
  begin(doc: number): void {
    this.#changes += 1;
    this.#born[doc] = this.#changes;
  }

  /** The document is not found any more, but by views that exist. */
  end(doc: number): void {
    this.#changes += 1;
    this.#died.set(doc, this.#changes);
  }

  /** The number is free. */
  forget(doc: number): void {
    delete this.#born[doc];
    this.#died.delete(doc);
  }

  /** Whether a view is left that sees a removed document. */
  isNeeded(doc: number): boolean {
    const died = this.#died.get(doc) ?? 0;
    for (const { at } of this.#views) if (at < died) return true;
    return false;
  }

  /** Registers a view of this moment. */
  view(): { readonly sees: (doc: number) => boolean; readonly release: () => void } {
    const view = { at: this.#changes };
    this.#views.add(view);
    return {
      sees: (doc) => {
        const born = this.#born[doc];
        if (born === undefined || born > view.at) return false;
        const died = this.#died.get(doc);
        return died === undefined || died > view.at;
      },
      release: () => {
        this.#views.delete(view);
      },
    };
  }
}
