import type { FunctionFailure } from './protocol.ts';

/** A failure that the runtime itself names, for example `Runtime.HandlerNotFound`. */
export class RuntimeFailure extends Error {
  constructor(errorType: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = errorType;
  }
}

/** Converts anything thrown to the shape that AWS's Node.js runtime reports. */
export function failureOf(thrown: unknown): FunctionFailure {
  if (!(thrown instanceof Error)) {
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  }
  return {
    errorType: thrown.name,
    errorMessage: thrown.message,
    trace: (thrown.stack ?? '').split('\n'),
  };
}

/** An unhandled rejection ends the process, as on AWS. */
export function unhandledRejection(reason: unknown): RuntimeFailure {
  const failure = new RuntimeFailure('Runtime.UnhandledPromiseRejection', String(reason), {
    cause: reason,
  });
  if (reason instanceof Error && reason.stack) {
    failure.stack = `Runtime.UnhandledPromiseRejection: ${reason.stack}`;
  }
  return failure;
}
