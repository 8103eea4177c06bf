import { CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Clients } from './clients.ts';
import { type Load, repeatedly } from './load.ts';

export const MESSAGES_QUEUE = 'chaos-messages';
export const NOTICES_QUEUE = 'chaos-notices';
const TOPIC_ARN = 'arn:aws:sns:ca-central-1:000000000000:chaos';
/** Short, so that what a killed consumer had received is back soon. */
const VISIBILITY_SECONDS = '2';

/** Creates the queues and the topic, and subscribes one to the other. */
export async function createQueues({ sqs, sns }: Clients): Promise<void> {
  const Attributes = { VisibilityTimeout: VISIBILITY_SECONDS };
  await sqs.send(new CreateQueueCommand({ QueueName: MESSAGES_QUEUE, Attributes }));
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: NOTICES_QUEUE, Attributes }),
  );
  const { Attributes: seen } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  await sns.send(new CreateTopicCommand({ Name: 'chaos' }));
  await sns.send(
    new SubscribeCommand({
      TopicArn: TOPIC_ARN,
      Protocol: 'sqs',
      Endpoint: seen?.QueueArn,
      Attributes: { RawMessageDelivery: 'true' },
    }),
  );
}

export async function queueUrl({ sqs }: Clients, name: string): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
  return QueueUrl;
}

export async function sendMessages(load: Load): Promise<void> {
  const QueueUrl = await queueUrl(load.clients, MESSAGES_QUEUE);
  let count = 0;
  await repeatedly(load, async () => {
    const id = `${load.ledger.round}-${count++}`;
    const done = load.ledger.attempt({ what: 'message', id, event: 'sent' });
    await load.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: id }));
    done();
  });
}

/** Receives messages and deletes half of them. */
export async function consumeMessages(load: Load): Promise<void> {
  const { clients, ledger } = load;
  const random = load.random.fork('consume');
  const QueueUrl = await queueUrl(clients, MESSAGES_QUEUE);
  await repeatedly(load, async () => {
    const { Messages = [] } = await clients.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 5 }),
    );
    for (const { Body: id = '', ReceiptHandle } of Messages) {
      if (random.next() < 0.5 || load.isOver()) continue;
      const done = ledger.attempt({ what: 'message', id, event: 'deleted' });
      await clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      done();
    }
  });
}

export async function publishNotices(load: Load): Promise<void> {
  let count = 0;
  await repeatedly(load, async () => {
    const id = `${load.ledger.round}-${count++}`;
    const done = load.ledger.attempt({ what: 'notice', id });
    await load.clients.sns.send(new PublishCommand({ TopicArn: TOPIC_ARN, Message: id }));
    done();
  });
}
