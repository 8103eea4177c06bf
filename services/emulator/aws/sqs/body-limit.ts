import { AwsError } from '../errors.ts';
import type { BodyLimit } from '../service.ts';
import { invalidParameter } from './errors.ts';
import { LIMITS } from './limits.ts';

/** A character of a message may be escaped by six: `\u003c`. The rest is for names, types and the queue's URL. */
const MESSAGES_BYTES = 6 * LIMITS.messageBytes + 1024 * 1024;
/** Our choice: far more than ten receipt handles or a queue's attributes. */
const OTHER_BYTES = 256 * 1024;

const TOO_LONG: Readonly<Record<string, () => AwsError>> = {
  SendMessage: () =>
    invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${LIMITS.messageBytes} bytes.`,
    ),
  SendMessageBatch: () =>
    new AwsError(
      'BatchRequestTooLong',
      400,
      `Batch requests cannot be longer than ${LIMITS.messageBytes} bytes.`,
    ),
};

/** The limits of SQS's bodies: those that carry messages have room for a mebibyte of them. */
export function sqsBodyLimit(operation = ''): BodyLimit {
  const refusal = TOO_LONG[operation];
  return refusal ? { maxBytes: MESSAGES_BYTES, refusal } : { maxBytes: OTHER_BYTES };
}
