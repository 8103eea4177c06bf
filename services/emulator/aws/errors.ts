export interface AwsErrorOptions extends ErrorOptions {
  /** Members of the modelled error in addition to its message, for example `{ BucketName: 'x' }`. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Our own help next to AWS's sentence: what was expected and what to do. */
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failure that AWS models: the code on the wire, its HTTP status, AWS's own sentence. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;
  readonly detail: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: string, status: number, message: string, options: AwsErrorOptions = {}) {
    super(message, options);
    this.name = code;
    this.code = code;
    this.status = status;
    this.members = options.members ?? {};
    this.detail = options.detail;
    this.headers = options.headers ?? {};
  }
}

/**
 * The answer to an operation or an option that the emulator does not support: 501 with its name. Its detail names the
 * page of docs/compatibility that lists what is supported.
 */
export class NotImplementedError extends AwsError {
  readonly #what: string;
  readonly #service: string | undefined;

  /** @param service a signing name; usually left to the dispatcher and the endpoint, which know it */
  constructor(what: string, service?: string) {
    super('NotImplemented', 501, `${what} is not implemented by support-bot.`, {
      detail: `support-bot: see docs/compatibility/${service ?? 'README'}.md for what is.`,
    });
    this.#what = what;
    this.#service = service;
  }

  /** The same answer with the page of a service, unless it names one already. */
  onPageOf(service: string): NotImplementedError {
    return this.#service === undefined ? new NotImplementedError(this.#what, service) : this;
  }
}
