/** A content file fails its lint. The message has a line for each problem. */
export class ContentError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ContentError';
  }
}
