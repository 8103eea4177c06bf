/** A document that cannot be read: empty, damaged, too large or of a kind that is not known. The message is for whoever uploaded it. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
