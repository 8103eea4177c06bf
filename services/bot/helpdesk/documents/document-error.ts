/** A document that cannot be read: empty, damaged, too large or of an unknown kind. The message is for its uploader. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
