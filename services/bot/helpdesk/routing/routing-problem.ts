/** One problem of a routing file. */
export interface RoutingProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** All problems of a routing file. The message has a line `file:line: message` for each. */
export class RoutingFileError extends Error {
  readonly problems: readonly RoutingProblem[];

  constructor(file: string, problems: readonly RoutingProblem[]) {
    super(problems.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.name = 'RoutingFileError';
    this.problems = problems;
  }
}
