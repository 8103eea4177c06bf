/** A value that can't be told, with the reason. */
export class UnresolvedError extends Error {
  override readonly name = 'UnresolvedError';
}
