import { AwsError } from '../errors.ts';

/** For StartChatContact and StopContact. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', 400, message);
}

export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequestException', 400, message);
}

export function resourceNotFound(message: string, detail?: string): AwsError {
  return new AwsError('ResourceNotFoundException', 404, message, detail ? { detail } : {});
}

export function contactNotFound(): AwsError {
  return new AwsError('ContactNotFoundException', 410, 'The contact does not exist or has ended.');
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceededException', 429, message);
}

/** For the participant service. */
export function validation(message: string): AwsError {
  return new AwsError('ValidationException', 400, message);
}

/** The answer to a token that is wrong, has expired, or whose participant has left. */
export function accessDenied(detail: string): AwsError {
  return new AwsError('AccessDeniedException', 403, 'Access denied', {
    detail: `support-bot: ${detail}`,
  });
}
