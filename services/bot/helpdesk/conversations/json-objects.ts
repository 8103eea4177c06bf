/** JSON objects of one bucket, written under a condition. */
export interface JsonObjects {
  /** The object and its tag, or undefined when there is none. */
  read(key: string): Promise<{ readonly value: unknown; readonly etag: string } | undefined>;
  /**
   * Writes the object if it is still as `etag` names it, or, without `etag`, if there is none.
   * Returns the new tag, or undefined when the condition fails.
   */
  write(key: string, value: unknown, etag?: string): Promise<string | undefined>;
}
