import { AwsError } from '../errors.ts';

/** Lambda's own exceptions, with AWS's sentences. */

export function functionNotFound(arn: string): AwsError {
  return new AwsError('ResourceNotFoundException', 404, `Function not found: ${arn}`, {
    members: { Type: 'User' },
  });
}

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', 404, message, { members: { Type: 'User' } });
}

export function conflict(message: string): AwsError {
  return new AwsError('ResourceConflictException', 409, message, { members: { Type: 'User' } });
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', 400, message, {
    members: { Type: 'User' },
  });
}

/** A value that the API's model doesn't allow. */
export function invalidValue(member: string, value: unknown, constraint: string): AwsError {
  return new AwsError(
    'ValidationException',
    400,
    `1 validation error detected: Value '${String(value)}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

export function preconditionFailed(): AwsError {
  return new AwsError(
    'PreconditionFailedException',
    412,
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    { members: { Type: 'User' } },
  );
}
