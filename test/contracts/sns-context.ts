import { randomUUID } from 'node:crypto';
import {
  CreateTopicCommand,
  type CreateTopicCommandInput,
  DeleteTopicCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll } from 'vitest';
import type { ContractTarget } from './target.ts';

/** A queue that is subscribed to a topic. */
export interface Subscriber {
  readonly queueArn: string;
  readonly subscriptionArn: string;
  /** Receives and deletes the next message. Returns undefined if none arrives within `waitSeconds` (default 10). */
  next(waitSeconds?: number): Promise<Message | undefined>;
}

/** Shared by the tests of one describe block: the stock client, and topics and queues of their own. */
export interface SnsContext {
  readonly sns: SNSClient;
  /** Creates a topic that is deleted after the block. Returns its ARN. */
  newTopic(more?: Omit<CreateTopicCommandInput, 'Name'>): Promise<string>;
  subscribe(TopicArn: string, Attributes?: Record<string, string>): Promise<Subscriber>;
  publish(TopicArn: string, Message: string, more?: object): Promise<string>;
}

export function withTopics(target: () => ContractTarget): () => SnsContext {
  let context: SnsContext;
  const removals: (() => Promise<unknown>)[] = [];
  beforeAll(() => {
    const { endpoint, region, credentials } = target();
    const sns = new SNSClient({ endpoint, region, credentials });
    const sqs = new SQSClient({ endpoint, region, credentials });
    const newQueue = async () => {
      const QueueName = `contract-${randomUUID()}`;
      const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
      removals.push(() => sqs.send(new DeleteQueueCommand({ QueueUrl })));
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
      );
      return { QueueUrl, queueArn: Attributes?.QueueArn ?? '' };
    };
    context = {
      sns,
      async newTopic(more = {}) {
        const Name = `contract-${randomUUID()}`;
        const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name, ...more }));
        removals.push(() => sns.send(new DeleteTopicCommand({ TopicArn })));
        return TopicArn;
      },
      async subscribe(TopicArn, Attributes = {}) {
        const { QueueUrl, queueArn } = await newQueue();
        const { SubscriptionArn = '' } = await sns.send(
          new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queueArn, Attributes }),
        );
        return {
          queueArn,
          subscriptionArn: SubscriptionArn,
          next: (waitSeconds = 10) => take(sqs, QueueUrl, waitSeconds),
        };
      },
      async publish(TopicArn, Message, more = {}) {
        const sent = await sns.send(new PublishCommand({ TopicArn, Message, ...more }));
        return sent.MessageId ?? '';
      },
    };
    removals.push(async () => {
      sns.destroy();
      sqs.destroy();
    });
  });
  afterAll(async () => {
    const last = removals.shift();
    for (const remove of removals) await remove();
    await last?.();
  });
  return () => context;
}

async function take(sqs: SQSClient, QueueUrl: string | undefined, WaitTimeSeconds: number) {
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds, MessageAttributeNames: ['All'] }),
  );
  const [message] = Messages ?? [];
  if (!message) return undefined;
  const { ReceiptHandle } = message;
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return message;
}
