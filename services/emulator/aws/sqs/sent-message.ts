import type { SendMessageRequest } from '@aws-sdk/client-sqs';
import { AwsError, NotImplementedError } from '../errors.ts';
import type { Call } from '../service.ts';
import type { SqsDeps } from './deps.ts';
import { invalidParameter, missingParameter } from './errors.ts';
import { LIMITS } from './limits.ts';
import { type SentMessage, type StoredAttribute, toStoredAttribute } from './message.ts';
import type { Queue } from './queues.ts';

export type SendInput = Omit<SendMessageRequest, 'QueueUrl'>;

const ATTRIBUTE_NAME = /^(?!aws\.|amazon\.)(?!\.)(?!.*\.\.)[a-z0-9_.-]{1,256}$/i;
const DATA_TYPE = /^(String|Number|Binary)(\..{1,248})?$/;
/** SQS allows the characters of XML 1.0. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
const FORBIDDEN_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Validates a send request and returns the message to enqueue. Throws AwsError if the request is not valid. */
export function toSentMessage(
  { clock, newId }: Pick<SqsDeps, 'clock' | 'newId'>,
  { record }: Queue,
  input: SendInput,
  call: Call,
): SentMessage {
  refuseQueueTypes(input);
  const body = checkedBody(input.MessageBody);
  const attributes = storedAttributes(input);
  const traceHeader = traceHeaderOf(input);
  const size = messageBytes(input);
  if (size > Number(record.attributes.MaximumMessageSize)) {
    throw invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${record.attributes.MaximumMessageSize} bytes.`,
    );
  }
  const now = clock.now().getTime();
  const delaySeconds = checkedDelay(input.DelaySeconds ?? Number(record.attributes.DelaySeconds));
  return {
    id: newId(),
    body,
    attributes,
    ...(traceHeader === undefined ? {} : { traceHeader }),
    sentAt: now,
    senderId: senderOf(call),
    delayedUntil: delaySeconds > 0 ? now + delaySeconds * 1000 : 0,
  };
}

/** Returns the size that counts towards the quota: body, and names, types and values of attributes. */
export function messageBytes({
  MessageBody: body = '',
  MessageAttributes: attributes = {},
}: SendInput): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue, BinaryValue }]) =>
      sum +
      Buffer.byteLength(name + (DataType ?? '') + (StringValue ?? '')) +
      (BinaryValue?.length ?? 0),
    Buffer.byteLength(body),
  );
}

function refuseQueueTypes(input: SendInput): void {
  if (input.MessageDeduplicationId !== undefined) {
    throw invalidParameter(
      `Value ${input.MessageDeduplicationId} for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  }
  if (input.MessageGroupId !== undefined) {
    throw new NotImplementedError('SQS SendMessage with MessageGroupId');
  }
}

function checkedBody(body: string | undefined): string {
  if (!body) throw missingParameter('MessageBody');
  if (!FORBIDDEN_CHARACTERS.test(body)) return body;
  throw new AwsError(
    'InvalidMessageContents',
    400,
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
  );
}

function storedAttributes({
  MessageAttributes: given = {},
}: SendInput): Record<string, StoredAttribute> {
  const names = Object.keys(given);
  if (names.length > LIMITS.messageAttributes) {
    throw invalidParameter(
      `Number of message attributes [${names.length}] exceeds the allowed maximum [10].`,
    );
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const stored = toStoredAttribute(value);
      checkAttribute(name, stored);
      return [name, stored];
    }),
  );
}

function checkAttribute(
  name: string,
  { DataType, StringValue, binaryBase64 }: StoredAttribute,
): void {
  const refuse = (what: string) =>
    invalidParameter(`The message attribute '${name.slice(0, 100)}' ${what}.`);
  if (!ATTRIBUTE_NAME.test(name)) throw refuse('has a name that is not valid');
  if (!DATA_TYPE.test(DataType)) {
    throw refuse(
      'has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String',
    );
  }
  const value = DataType.startsWith('Binary') ? binaryBase64 : StringValue;
  if (!value) throw refuse('must contain a non-empty value of its type');
  const isNumber = DataType.startsWith('Number');
  if (isNumber && !Number.isFinite(Number(value))) throw refuse('is not a number');
}

function traceHeaderOf({ MessageSystemAttributes: given = {} }: SendInput): string | undefined {
  const { AWSTraceHeader: header, ...others } = given;
  const [other] = Object.keys(others);
  if (other) throw invalidParameter(`Message system attribute name '${other}' is invalid.`);
  return header?.StringValue;
}

function checkedDelay(seconds: number): number {
  const isValid = Number.isInteger(seconds) && seconds >= 0 && seconds <= LIMITS.delaySeconds;
  if (isValid) return seconds;
  throw invalidParameter(
    `Value ${seconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
  );
}

function senderOf({ caller, accountId }: Call): string {
  if (caller.kind === 'role') return caller.arn.split(':').at(-1) ?? accountId;
  return caller.kind === 'service' ? caller.principal : accountId;
}
