/** Why a bot can't be served: every problem that was found, each a line of its own with its file. */
export class LexServerError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'LexServerError';
    this.problems = problems;
  }
}
