/** One object of a document, with the entity tag that changes whenever its content does. */
export interface SourceObject {
  readonly key: string;
  readonly etag: string;
  readonly size: number;
  /** When it was put into the bucket, ISO 8601. */
  readonly storedAt?: string;
}

/** The documents bucket, read-only. */
export interface DocumentSource {
  /** Lists the objects with the prefix, at most 1,000, sorted by key. */
  list(prefix: string): Promise<readonly SourceObject[]>;
  /** Returns the object's bytes, or undefined if it is gone or has changed since it was listed. */
  read(object: SourceObject): Promise<Uint8Array | undefined>;
}
