/** A content file that functions read: the bundled default, and how another one is parsed. */
export interface ContentFile<T> {
  /** The name in `content/`: "hours.json". */
  readonly name: string;
  readonly initial: T;
  /** Parses a file of that name. Throws an Error that names its problems. */
  parse(text: string, file: string): T;
}

/** The state of a content file of the bucket. */
export interface ContentState {
  readonly name: string;
  readonly state: 'used' | 'ignored';
  /** Why it is ignored: a line for each problem. */
  readonly problem?: string;
}
