import type { Change, Contact, Participant } from './contact.ts';

/** Something that happened to a contact. */
export type Notice =
  | { readonly kind: 'changed'; readonly contact: Contact; readonly change: Change }
  /** Nobody keeps that somebody typed. */
  | { readonly kind: 'typing'; readonly contact: Contact; readonly participant: Participant }
  /** The contact ended so long ago that it is not kept any more. */
  | { readonly kind: 'dropped'; readonly contact: Contact };

export type NoticeListener = (notice: Notice) => void;

/** Reports what happens to contacts to all listeners, in the order in which it happened. */
export class ContactFeed {
  readonly #listeners = new Set<NoticeListener>();

  /** Begins to report. Returns what ends it. */
  subscribe(listener: NoticeListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(notice: Notice): void {
    for (const listener of this.#listeners) listener(notice);
  }
}
