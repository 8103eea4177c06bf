/** One object of a document, with the tag that changes whenever its content does. */
export interface SourceObject {
  readonly key: string;
  readonly etag: string;
  readonly size: number;
}

/** The documents bucket, read only. */
export interface DocumentSource {
  /** The objects whose keys begin so, at most 1,000, by key. */
  list(prefix: string): Promise<readonly SourceObject[]>;
  /** An object's bytes; undefined where it is gone, or is no longer the one of that tag. */
  read(object: SourceObject): Promise<Uint8Array | undefined>;
}
