import { NotImplementedError } from '../../errors.ts';
import { invalidParameter } from '../errors.ts';
import type { Protocol } from '../topic.ts';

const SQS_ARN = /^arn:aws:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const UNSUPPORTED_PROTOCOLS = ['sms', 'application', 'lambda', 'firehose'];

/**
 * Checks the endpoint of a subscription and returns its protocol. Throws InvalidParameter, with the message of SNS, if
 * protocol or endpoint is not valid, NotImplemented if the protocol is not supported.
 */
export function checkSubscriptionEndpoint(protocol: string, endpoint: string): Protocol {
  switch (protocol) {
    case 'http':
    case 'https':
      if (endpoint.startsWith(`${protocol}://`) && URL.canParse(endpoint)) return protocol;
      throw invalidParameter('Endpoint must match the specified protocol');
    case 'sqs':
      if (SQS_ARN.test(endpoint)) return protocol;
      throw invalidParameter('SQS endpoint ARN');
    case 'email':
    case 'email-json':
      if (endpoint.length <= 320 && EMAIL.test(endpoint)) return protocol;
      throw invalidParameter('Email address');
    default:
      if (!UNSUPPORTED_PROTOCOLS.includes(protocol)) {
        throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
      }
      throw new NotImplementedError(`An SNS subscription with the protocol ${protocol}`);
  }
}

/** Owners of a web page or a mail address must confirm a subscription. A queue of the account needs no confirmation. */
export function needsConfirmation(protocol: Protocol): boolean {
  return protocol !== 'sqs';
}
