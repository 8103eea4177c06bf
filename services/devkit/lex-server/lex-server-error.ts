/** Why the Lex server can't serve a bot: every problem, each on a line of its own with its file. */
export class LexServerError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'LexServerError';
    this.problems = problems;
  }
}
