import { AwsError } from '../errors.ts';

/** Returns the error for calls while the other process can't be reached. SDKs retry after a 503. */
export function unavailable(base: URL, cause: unknown): AwsError {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new AwsError(
    'ServiceUnavailable',
    503,
    `${base.origin} does not answer: ${code ?? message}.`,
    {
      detail: 'support-bot: AWS_BACKEND names it; is the container running?',
      cause,
    },
  );
}
