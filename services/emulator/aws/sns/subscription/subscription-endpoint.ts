import { NotImplementedError } from '../../errors.ts';
import { invalidParameter } from '../errors.ts';
import type { Protocol } from '../topic.ts';

const SQS_ARN = /^arn:aws:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const ELSEWHERE = ['sms', 'application', 'lambda', 'firehose'];

/** The protocol of a subscription whose endpoint fits it. Throws InvalidParameter in SNS's words, or NotImplemented. */
export function checkedProtocol(protocol: string, endpoint: string): Protocol {
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
      if (!ELSEWHERE.includes(protocol)) {
        throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
      }
      throw new NotImplementedError(`An SNS subscription with the protocol ${protocol}`);
  }
}

/** Who owns a web page or an address must say that the messages are wanted; a queue of the account need not. */
export function needsConfirmation(protocol: Protocol): boolean {
  return protocol !== 'sqs';
}
