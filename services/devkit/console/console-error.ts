/** A request of the console's page that can't be done, worded for the member of staff who made it. */
export class ConsoleError extends Error {
  readonly status: number;

  /** `status` is the HTTP status; the message says what happened and what to do. */
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConsoleError';
    this.status = status;
  }
}
