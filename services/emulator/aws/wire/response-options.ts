const RESPONSE_OPTIONS = Symbol('response options');

/** What an operation may add to its modelled response: a status (206), a header that the schema lacks, another body. */
export interface ResponseOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the encoded output, if a service deviates from its schema. */
  readonly body?: string;
}

/** Attaches a status or headers to an operation's output. */
export function withResponse<T extends object>(output: T, options: ResponseOptions): T {
  return Object.defineProperty(output, RESPONSE_OPTIONS, { value: options, enumerable: false });
}

/** Returns what withResponse attached. */
export function responseOptionsOf(output: object): ResponseOptions {
  return (output as { [RESPONSE_OPTIONS]?: ResponseOptions })[RESPONSE_OPTIONS] ?? {};
}
