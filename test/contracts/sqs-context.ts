import { randomUUID } from 'node:crypto';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll } from 'vitest';
import type { ContractTarget } from './target.ts';

/** Shared by the tests of one describe block: the stock client, and queues of their own. */
export interface SqsContext {
  readonly sqs: SQSClient;
  /** Creates a queue that is deleted after the block. Returns its URL. */
  newQueue(attributes?: Record<string, string>): Promise<string>;
  /** Receives messages, waiting up to `WaitTimeSeconds` (default 0). */
  receive(QueueUrl: string, more?: Partial<ReceiveMessageCommandInput>): Promise<Message[]>;
  /** Returns the number of visible, in-flight and delayed messages. */
  countsOf(QueueUrl: string): Promise<number[]>;
}

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

export function withQueues(target: () => ContractTarget): () => SqsContext {
  let context: SqsContext;
  const made: string[] = [];
  beforeAll(() => {
    const { endpoint, region, credentials } = target();
    const sqs = new SQSClient({ endpoint, region, credentials });
    context = {
      sqs,
      async newQueue(Attributes = {}) {
        const QueueName = `contract-${randomUUID()}`;
        const created = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
        const url = created.QueueUrl ?? '';
        made.push(url);
        return url;
      },
      async receive(QueueUrl, more = {}) {
        const received = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }),
        );
        return received.Messages ?? [];
      },
      async countsOf(QueueUrl) {
        const { Attributes } = await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] }),
        );
        return COUNTS.map((name) => Number(Attributes?.[name]));
      },
    };
  });
  afterAll(async () => {
    for (const QueueUrl of made) {
      await context.sqs.send(new DeleteQueueCommand({ QueueUrl })).catch(() => undefined);
    }
    context.sqs.destroy();
  });
  return () => context;
}
