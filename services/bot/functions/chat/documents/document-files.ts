/** The files behind the documents: the documents bucket, of which only `documents/` is ever shown. */
export interface DocumentFiles {
  /** A file's bytes; undefined when there is none. Throws a Problem 413 beyond 10 MB. */
  read(key: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;
  exists(key: string): Promise<boolean>;
  /** The keys that begin with the prefix, at most 1,000. */
  list(prefix: string): Promise<readonly string[]>;
  /** A URL by which a browser can read the file, in ranges, for 15 minutes. */
  link(key: string): Promise<URL>;
}
