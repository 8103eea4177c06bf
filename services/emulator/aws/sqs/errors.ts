import { AwsError } from '../errors.ts';

export function queueDoesNotExist(): AwsError {
  return new AwsError('QueueDoesNotExist', 400, 'The specified queue does not exist.');
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message);
}

export function missingParameter(name: string): AwsError {
  return new AwsError('MissingParameter', 400, `The request must contain the parameter ${name}.`);
}

export function invalidReceiptHandle(handle: string): AwsError {
  return new AwsError(
    'ReceiptHandleIsInvalid',
    404,
    `The input receipt handle "${handle.slice(0, 100)}" is not a valid receipt handle.`,
  );
}
