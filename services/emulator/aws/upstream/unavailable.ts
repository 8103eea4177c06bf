import { AwsError } from '../errors.ts';

/** The refusal while the other process can't be reached: the SDKs take a 503 as a reason to try again. */
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
