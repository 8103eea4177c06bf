/** A content file of the bucket. */
export interface ContentObject {
  /** The name in `content/`: "hours.json". */
  readonly name: string;
  /** Changes with the content. */
  readonly etag: string;
  readonly size: number;
}

/** The content files of the bucket: `content/*.json`, which staff write. */
export interface ContentObjects {
  list(): Promise<readonly ContentObject[]>;
  read(name: string): Promise<string>;
}
