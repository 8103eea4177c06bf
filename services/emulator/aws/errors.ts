export interface AwsErrorOptions extends ErrorOptions {
  /** Members of the modelled error beside its message, for example `{ BucketName: 'x' }`. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Our own help beside AWS's sentence: what was expected and what to do. */
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

/** What the emulator does not support, said as such: 501, naming the operation or the option. */
export class NotImplementedError extends AwsError {
  constructor(what: string) {
    super('NotImplemented', 501, `${what} is not implemented by support-bot.`, {
      detail: 'support-bot: see docs/compatibility for what is.',
    });
  }
}
