/** Why the product can't start: every problem, each on a line of its own. */
export class StartError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.name = 'StartError';
    this.problems = problems;
  }
}
