/** An object of the tickets bucket, as a list names it. */
export interface ListedEvents {
  readonly key: string;
  readonly modified: Date;
}

/** One page of a list, in the order of the keys. */
export interface EventsPage {
  readonly objects: readonly ListedEvents[];
  /** The key after which the next page begins; undefined if there is none. */
  readonly next: string | undefined;
}

/** The objects with events: each call is one request. */
export interface EventObjects {
  /** Lists up to 1,000 objects below a prefix, from the first key after `after`. */
  list(prefix: string, after: string): Promise<EventsPage>;
  /** Resolves with undefined if there is no such object (any more). */
  read(key: string): Promise<string | undefined>;
}
