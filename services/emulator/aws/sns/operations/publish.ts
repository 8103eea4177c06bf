import { randomUUID } from 'node:crypto';
import type { PublishInput, PublishResponse } from '@aws-sdk/client-sns';
import { NotImplementedError } from '../../errors.ts';
import type { SnsDeps } from '../deps.ts';
import { acceptMessage } from '../message/accept-message.ts';
import { subscribersOf } from '../subscription/subscribers-of.ts';

/** SNS Publish to a topic. Resolves once the message is durable for all of its subscribers. */
export async function publish(deps: SnsDeps, input: PublishInput): Promise<PublishResponse> {
  if (input.PhoneNumber !== undefined)
    throw new NotImplementedError('SNS Publish to a PhoneNumber');
  const topic = deps.store.topic(input.TopicArn ?? input.TargetArn);
  const messageId = randomUUID();
  const timestamp = deps.clock.now().toISOString();
  const message = acceptMessage(input, { messageId, topicArn: topic.arn, timestamp });
  await deps.deliveries.accept(message, subscribersOf(deps.store, message));
  return { MessageId: messageId };
}
