/** Thrown for a value that can't be resolved, with the reason. */
export class UnresolvedError extends Error {
  override readonly name = 'UnresolvedError';
}
