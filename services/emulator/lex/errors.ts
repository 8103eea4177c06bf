import { AwsError } from '../aws/errors.ts';

/** A member that breaks its constraint, in AWS's words. */
export interface Violation {
  /** Path of the member: `sessionState.activeContexts.1.member.name`. */
  readonly at: string;
  readonly constraint: string;
  /** Left out if the value may be personal. */
  readonly value?: string | undefined;
}

/** `1 validation error detected: Value 'x' at 'botId' failed to satisfy constraint: …` */
export function validationFailed(violations: readonly Violation[]): AwsError {
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected`;
  return validation(`${count}: ${violations.map(sentence).join('; ')}`);
}

function sentence({ at, constraint, value }: Violation): string {
  const shown = value === undefined ? 'Value' : `Value '${value.slice(0, 100)}'`;
  return `${shown} at '${at}' failed to satisfy constraint: ${constraint}`;
}

export function validation(message: string, detail?: string): AwsError {
  return error('ValidationException', 400, message, detail);
}

export function notFound(message: string, detail?: string): AwsError {
  return error('ResourceNotFoundException', 404, message, detail);
}

/** Two clients use one session at the same time. */
export function conflict(sessionId: string): AwsError {
  const message = `Another request of session ${sessionId} is still in progress. Wait for its answer, then try again.`;
  return error('ConflictException', 409, message);
}

/** Lambda failed, returned an invalid response, or is missing. */
export function dependencyFailed(message: string, detail?: string): AwsError {
  return error('DependencyFailedException', 424, message, detail);
}

export function throttled(message: string): AwsError {
  return error('ThrottlingException', 429, message);
}

export function badGateway(message: string): AwsError {
  return error('BadGatewayException', 502, message);
}

/** The session could not be written. */
export function internalServer(message: string, cause: unknown): AwsError {
  return new AwsError('InternalServerException', 500, message, {
    cause,
    detail: 'support-bot: the data folder refused the session; the log has the reason.',
  });
}

function error(code: string, status: number, message: string, detail?: string): AwsError {
  return new AwsError(
    code,
    status,
    message,
    detail === undefined ? {} : { detail: `support-bot: ${detail}` },
  );
}
