/**
 * A document that cannot be read: empty, damaged, encrypted, too large or of an unknown kind. The message is the reason,
 * for its uploader.
 */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  /** What the uploader can do. */
  readonly remedy: string;

  constructor(reason: string, remedy: string) {
    super(reason);
    this.remedy = remedy;
  }
}
