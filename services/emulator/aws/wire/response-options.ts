const responseOptions = Symbol('response options');

/** What an operation may add to its modelled response: a status (206), a header the schema does not know, another body. */
export interface ResponseOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the encoded output, where a service answers otherwise than its schema says. */
  readonly body?: string;
}

/** Attaches a status or headers to an operation's output. */
export function withResponse<T extends object>(output: T, options: ResponseOptions): T {
  return Object.defineProperty(output, responseOptions, { value: options, enumerable: false });
}

/** Reads what withResponse attached. */
export function responseOptionsOf(output: object): ResponseOptions {
  return (output as { [responseOptions]?: ResponseOptions })[responseOptions] ?? {};
}
