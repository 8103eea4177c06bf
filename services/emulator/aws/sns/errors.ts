import { AwsError } from '../errors.ts';

/** https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html; the codes are those of the query protocol. */
export function invalidParameter(what: string): AwsError {
  return new AwsError('InvalidParameter', 400, `Invalid parameter: ${what}`);
}

export function topicNotFound(): AwsError {
  return new AwsError('NotFound', 404, 'Topic does not exist');
}

export function subscriptionNotFound(): AwsError {
  return new AwsError('NotFound', 404, 'Subscription does not exist');
}

export function resourceNotFound(): AwsError {
  return new AwsError('ResourceNotFound', 404, 'Resource does not exist');
}
