import { appendFileSync } from 'node:fs';

/** The content of an object, or that there is none. */
export type ObjectState = { readonly etag: string; readonly sha256: string } | 'absent';

/** Something that was tried (`acknowledged: false`) or acknowledged. */
export type Entry = { readonly acknowledged: boolean; readonly round: number } & (
  | { readonly what: 'object'; readonly key: string; readonly state: ObjectState }
  | { readonly what: 'message'; readonly id: string; readonly event: 'sent' | 'deleted' }
  | { readonly what: 'notice'; readonly id: string }
  | { readonly what: 'mail'; readonly id: string }
  | { readonly what: 'document'; readonly word: string; readonly key: string }
  | { readonly what: 'turn'; readonly chat: string; readonly turn: number }
  | { readonly what: 'ticket'; readonly chat: string; readonly ticketId: string }
);
export type EntryOf<W extends Entry['what']> = Extract<Entry, { what: W }>;

/** What was tried and what was acknowledged, in order; on disk, too, so that it can be read after a crash of the campaign. */
export class Ledger {
  readonly #entries: Entry[] = [];
  readonly #file: string;
  /** The kill round that entries belong to. */
  round = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Records that something is tried. Returns the function to call once it was acknowledged. */
  attempt(entry: Unstamped<Entry>): () => void {
    this.#add({ ...entry, acknowledged: false });
    return () => this.#add({ ...entry, acknowledged: true });
  }

  of<W extends Entry['what']>(what: W): EntryOf<W>[] {
    return this.#entries.filter((entry): entry is EntryOf<W> => entry.what === what);
  }

  #add(entry: Unstamped<Entry> & { acknowledged: boolean }): void {
    const stamped = { ...entry, round: this.round } as Entry;
    this.#entries.push(stamped);
    appendFileSync(this.#file, `${JSON.stringify(stamped)}\n`);
  }
}

type Unstamped<T> = T extends Entry ? Omit<T, 'acknowledged' | 'round'> : never;
