import { NotImplementedError } from '../errors.ts';
import { invalidParameter } from './errors.ts';

const LONGEST_DISPLAY_NAME = 100;

/** Throws InvalidParameter for a bad value, and NotImplemented for an attribute that would do nothing here. */
export function assertTopicAttribute(name: string, value: string): void {
  switch (name) {
    case 'DisplayName':
      if (value.length > LONGEST_DISPLAY_NAME || /\p{Cc}/u.test(value)) {
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
    // Said below, in SNS's words.
  }
  throw invalidParameter('Policy statement must be a JSON object');
}
