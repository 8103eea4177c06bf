import type { Subscription } from '../topic.ts';
import type { SnsLinks } from './links.ts';
import { bodyFor, type PublishedMessage } from './published-message.ts';
import type { Signer } from './signer.ts';

/** The signed fields, in this order: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html */
const SIGNED_FIELDS = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
} as const;

export interface EnvelopeDeps {
  readonly signer: Signer;
  readonly links: SnsLinks;
}

/** Returns the JSON document that SNS sends to subscribers without raw message delivery. */
export async function envelope(
  { signer, links }: EnvelopeDeps,
  message: PublishedMessage,
  subscription: Subscription,
  signatureVersion: string,
): Promise<string> {
  const signed = signedFields(links, message, subscription);
  const text = SIGNED_FIELDS[message.type]
    .filter((name) => signed[name] !== undefined)
    .map((name) => `${name}\n${signed[name]}\n`)
    .join('');
  const fields = {
    ...signed,
    SignatureVersion: signatureVersion,
    Signature: await signer.sign(text, signatureVersion),
    SigningCertURL: links.certificate(),
    ...(message.type === 'Notification' && {
      UnsubscribeURL: links.unsubscribe(subscription.arn),
      ...attributesField(message),
    }),
  };
  return JSON.stringify(fields, undefined, 2);
}

function signedFields(
  links: SnsLinks,
  message: PublishedMessage,
  subscription: Subscription,
): Record<string, string | undefined> {
  const { type, messageId, topicArn, timestamp, subject } = message;
  const isConfirmation = type === 'SubscriptionConfirmation';
  return {
    Type: type,
    MessageId: messageId,
    ...(isConfirmation && { Token: subscription.token }),
    TopicArn: topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: bodyFor(message, subscription.protocol),
    ...(isConfirmation && { SubscribeURL: links.confirm(topicArn, subscription.token) }),
    Timestamp: timestamp,
  };
}

function attributesField({ attributes }: PublishedMessage): object {
  const entries = Object.entries(attributes).map(([name, { dataType, value }]) => [
    name,
    { Type: dataType, Value: value },
  ]);
  return entries.length > 0 ? { MessageAttributes: Object.fromEntries(entries) } : {};
}
