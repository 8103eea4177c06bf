/** What is wrong with the arguments of a verb, or with the files that they name. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
