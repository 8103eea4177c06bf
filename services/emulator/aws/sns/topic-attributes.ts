import { NotImplementedError } from '../errors.ts';
import { invalidParameter } from './errors.ts';

const MAX_DISPLAY_NAME_LENGTH = 100;

/** Throws InvalidParameter if the value is not valid, NotImplemented if the attribute has no effect here. */
export function assertTopicAttribute(name: string, value: string): void {
  switch (name) {
    case 'DisplayName':
      if (value.length > MAX_DISPLAY_NAME_LENGTH || /\p{Cc}/u.test(value)) {
        throw invalidParameter('DisplayName');
      }
      return;
    case 'Policy':
      assertPolicy(value);
      return;
    case 'SignatureVersion':
      if (value !== '1' && value !== '2') throw invalidParameter('SignatureVersion');
      return;
    case 'FifoTopic':
      if (value === 'false') return;
      throw new NotImplementedError('An SNS topic with FifoTopic');
    default:
      throw new NotImplementedError(`The SNS topic attribute ${name}`);
  }
}

function assertPolicy(value: string): void {
  try {
    if (typeof JSON.parse(value) === 'object') return;
  } catch {
    // Reported below, with the message of SNS.
  }
  throw invalidParameter('Policy statement must be a JSON object');
}
