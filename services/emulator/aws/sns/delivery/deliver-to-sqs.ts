import type {
  GetQueueUrlResult,
  MessageAttributeValue,
  SendMessageRequest,
} from '@aws-sdk/client-sqs';
import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import type { Caller, Dispatcher } from '../../service.ts';
import { bodyFor, type PublishedAttributes } from '../message/published-message.ts';
import type { Delivery } from './delivery.ts';
import { PermanentFailure } from './permanent-failure.ts';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html: a raw message with more is discarded. */
const MOST_RAW_ATTRIBUTES = 10;

/** Sends a message to a queue by an internal call, as sns.amazonaws.com. */
export async function deliverToSqs(
  dispatcher: Pick<Dispatcher, 'run'>,
  delivery: Delivery,
): Promise<void> {
  const { message, subscription, isRaw, envelope } = delivery;
  const attributes = isRaw ? sqsAttributes(message.attributes) : undefined;
  const caller: Caller = {
    kind: 'service',
    principal: 'sns.amazonaws.com',
    sourceArn: message.topicArn,
  };
  const run = (operation: string, input: object) =>
    dispatcher.run({ service: 'sqs', operation, input, caller });
  try {
    const { resource: QueueName } = parseArn(subscription.endpoint);
    const { QueueUrl } = (await run('GetQueueUrl', { QueueName })) as GetQueueUrlResult;
    await run('SendMessage', {
      QueueUrl,
      MessageBody: isRaw ? bodyFor(message, 'sqs') : await envelope(),
      ...(attributes && { MessageAttributes: attributes }),
    } satisfies SendMessageRequest);
  } catch (error) {
    if (!(error instanceof AwsError) || error.status >= 500) throw error;
    throw new PermanentFailure(error.message, { cause: error });
  }
}

function sqsAttributes(
  attributes: PublishedAttributes,
): Record<string, MessageAttributeValue> | undefined {
  const entries = Object.entries(attributes);
  if (entries.length > MOST_RAW_ATTRIBUTES) {
    throw new PermanentFailure(`has more than ${MOST_RAW_ATTRIBUTES} message attributes`);
  }
  if (entries.length === 0) return undefined;
  const values = entries.map(([name, { dataType, value }]) => {
    const content = dataType.startsWith('Binary')
      ? { BinaryValue: Buffer.from(value, 'base64') }
      : { StringValue: value };
    return [name, { DataType: dataType, ...content }];
  });
  return Object.fromEntries(values);
}
