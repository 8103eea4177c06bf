/** Why the index could not be made again, and what to do. What answers is as it was. */
export class ReindexError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReindexError';
  }
}
