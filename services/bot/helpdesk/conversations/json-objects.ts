/** A JSON object and the entity tag that a conditional write names. */
export interface StoredJson {
  readonly value: unknown;
  readonly etag: string;
}

/** The JSON objects of a bucket, written conditionally. */
export interface JsonObjects {
  /** Returns undefined if there is no such object. */
  read(key: string): Promise<StoredJson | undefined>;
  /**
   * Writes the object if it still has the given `etag`, or, without an `etag`, if it does not exist yet.
   * Returns the new tag, or undefined if the condition failed.
   */
  write(key: string, value: unknown, etag?: string): Promise<string | undefined>;
}
