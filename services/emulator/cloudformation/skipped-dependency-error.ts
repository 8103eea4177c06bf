/** Thrown for a resource or an output that refers to a resource which was skipped or failed. */
export class SkippedDependencyError extends Error {
  override readonly name = 'SkippedDependencyError';

  constructor(needed: string) {
    super(`It needs "${needed}", which is not there`);
  }
}
