/** A text object and the entity tag that a conditional write names. */
export interface StoredText {
  readonly text: string;
  readonly etag: string;
}

export interface ListedObject {
  readonly key: string;
  readonly modified: Date;
}

/** The text objects of a bucket. */
export interface TextObjects {
  /** Lists the objects below a prefix, in the order of their keys. */
  list(prefix: string): AsyncIterable<ListedObject>;
  /** Resolves with undefined if there is no such object. */
  read(key: string): Promise<StoredText | undefined>;
  /** Writes the object if it still has the `etag`, or without one if there is none. Resolves with whether it did. */
  write(key: string, text: string, etag?: string): Promise<boolean>;
  remove(keys: readonly string[]): Promise<void>;
}
