/** One thing that is wrong with a routing file. */
export interface RoutingProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** Everything that is wrong with a routing file, one `file:line: message` a line. */
export class RoutingFileError extends Error {
  readonly problems: readonly RoutingProblem[];

  constructor(file: string, problems: readonly RoutingProblem[]) {
    super(problems.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.name = 'RoutingFileError';
    this.problems = problems;
  }
}
