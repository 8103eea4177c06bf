/** A file as read: its bytes and its media type. */
export interface DocumentFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** The files of the documents. Of the documents bucket, only `documents/` is ever shown. */
export interface DocumentFiles {
  /** Returns undefined if there is no such file. Throws a Problem 413 if it is larger than 20 MB. */
  read(key: string): Promise<DocumentFile | undefined>;
  exists(key: string): Promise<boolean>;
  /** Lists the keys with the prefix, at most 1,000. */
  list(prefix: string): Promise<readonly string[]>;
  /** Returns a URL from which a browser can read the file, in ranges, for 15 minutes. */
  link(key: string): Promise<URL>;
  /** Returns the origin of such URLs, for the policies of pages. */
  origin(): Promise<string>;
}
