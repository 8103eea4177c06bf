/** One problem of a zip; without an entry it is about the whole. */
export interface ZipProblem {
  readonly entry?: string;
  readonly message: string;
}

/** A zip that isn't unpacked, with its problems. */
export class ZipError extends Error {
  readonly problems: readonly ZipProblem[];
  /** True if the zip has more bytes or entries than are unpacked. */
  readonly isTooBig: boolean;

  constructor(problems: readonly ZipProblem[], isTooBig = false) {
    super(problems.map(({ entry = 'zip', message }) => `${entry}: ${message}`).join('\n'));
    this.name = 'ZipError';
    this.problems = problems;
    this.isTooBig = isTooBig;
  }
}
