import type { MessageAttributeValue, PublishInput } from '@aws-sdk/client-sns';
import { invalidParameter } from '../errors.ts';
import type {
  PublishedAttribute,
  PublishedAttributes,
  PublishedMessage,
} from './published-message.ts';

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const MAX_MESSAGE_BYTES = 262_144;
const MAX_SUBJECT_LENGTH = 100;
const SUBJECT = /^[\x21-\x7e][\x20-\x7e]*$/;
const ATTRIBUTE_NAME = /^(?!AWS\.|Amazon\.)[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/i;

export type PublishFields = Pick<
  PublishInput,
  | 'Message'
  | 'MessageStructure'
  | 'MessageAttributes'
  | 'Subject'
  | 'MessageGroupId'
  | 'MessageDeduplicationId'
>;

/**
 * Validates a publish request and returns the message to deliver.
 * Throws InvalidParameter, with the message of SNS, if a field is not valid.
 */
export function acceptMessage(
  fields: PublishFields,
  identity: Pick<PublishedMessage, 'messageId' | 'topicArn' | 'timestamp'>,
): PublishedMessage {
  const { Message: text = '', Subject: subject } = fields;
  if (text === '') throw invalidParameter('Empty message');
  if (fields.MessageGroupId !== undefined || fields.MessageDeduplicationId !== undefined) {
    throw invalidParameter('MessageGroupId and MessageDeduplicationId are for FIFO topics');
  }
  if (subject !== undefined && (subject.length > MAX_SUBJECT_LENGTH || !SUBJECT.test(subject))) {
    throw invalidParameter('Subject');
  }
  const attributes = attributesOf(fields.MessageAttributes ?? {});
  if (sizeOf(text, attributes) > MAX_MESSAGE_BYTES) throw invalidParameter('Message too long');
  const bodies = bodiesOf(text, fields.MessageStructure);
  return { type: 'Notification', ...identity, ...(subject && { subject }), bodies, attributes };
}

function bodiesOf(text: string, structure: string | undefined): Record<string, string> {
  if (structure === undefined || structure === '') return { default: text };
  if (structure !== 'json') throw invalidParameter('MessageStructure');
  const bodies = parseJson(text);
  if (typeof bodies !== 'object' || bodies === null || Array.isArray(bodies)) {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  const texts = Object.entries(bodies).filter((entry) => typeof entry[1] === 'string');
  const result = Object.fromEntries(texts) as Record<string, string>;
  if (Object.hasOwn(result, 'default')) return result;
  throw invalidParameter('Message Structure - No default entry in JSON message body');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function attributesOf(attributes: Record<string, MessageAttributeValue>): PublishedAttributes {
  const entries = Object.entries(attributes).map(([name, attribute]) => {
    if (name.length > 256 || !ATTRIBUTE_NAME.test(name)) {
      throw invalidParameter(`The message attribute name '${name}' is not valid`);
    }
    return [name, attributeOf(name, attribute)] as const;
  });
  return Object.fromEntries(entries);
}

function attributeOf(name: string, attribute: MessageAttributeValue): PublishedAttribute {
  const { DataType: dataType = '', StringValue: text, BinaryValue: bytes } = attribute;
  const value = dataType.startsWith('Binary')
    ? bytes && Buffer.from(bytes).toString('base64')
    : text;
  if (!/^(?:String|Number|Binary)(?:\.[A-Za-z0-9_.-]+)?$/.test(dataType)) {
    throw invalidParameter(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  if (!value) {
    throw invalidParameter(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${dataType}'.`,
    );
  }
  const isNumber = dataType.startsWith('Number');
  if (isNumber && !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)) {
    throw invalidParameter(`Could not cast message attribute '${name}' value to number.`);
  }
  return { dataType, value };
}

function sizeOf(text: string, attributes: PublishedAttributes): number {
  let size = Buffer.byteLength(text);
  for (const [name, { dataType, value }] of Object.entries(attributes)) {
    size += Buffer.byteLength(name) + dataType.length + Buffer.byteLength(value);
  }
  return size;
}
