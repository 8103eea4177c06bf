import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { DeleteIdentityCommand, SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll } from 'vitest';
import type { ContractTarget } from './target.ts';

/** The services that a ticket uses: a bucket, a verified sender and a topic of the suite's own. */
export interface TicketContext {
  readonly s3: S3Client;
  readonly ses: SESClient;
  readonly sns: SNSClient;
  readonly bucket: string;
  readonly mailFrom: string;
  readonly topicArn: string;
  readonly urgentTopicArn: string;
  /** Returns the topic's next raw message, or undefined if there is none for ten seconds. */
  nextNotice(): Promise<Message | undefined>;
}

export function withTicketServices(target: () => ContractTarget): () => TicketContext {
  let context: TicketContext;
  let remove: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    const { endpoint, region, credentials } = target();
    const settings = { endpoint, region, credentials };
    const s3 = new S3Client({ ...settings, forcePathStyle: true });
    const ses = new SESClient(settings);
    const sns = new SNSClient(settings);
    const sqs = new SQSClient(settings);
    const name = `contract-${randomUUID()}`;
    const mailFrom = `${name}@example.edu`;
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: mailFrom }));
    const { topicArn, queueUrl } = await announcedTopic(sns, sqs, name);
    const urgent = await sns.send(new CreateTopicCommand({ Name: `${name}-urgent` }));
    const urgentTopicArn = urgent.TopicArn ?? '';
    context = {
      s3,
      ses,
      sns,
      bucket: name,
      mailFrom,
      topicArn,
      urgentTopicArn,
      nextNotice: () => nextMessage(sqs, queueUrl),
    };
    remove = async () => {
      await removeBucket(s3, name);
      await ses.send(new DeleteIdentityCommand({ Identity: mailFrom }));
      for (const TopicArn of [topicArn, urgentTopicArn])
        await sns.send(new DeleteTopicCommand({ TopicArn }));
      await sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));
      for (const client of [s3, ses, sns, sqs]) client.destroy();
    };
  });
  afterAll(() => remove());
  return () => context;
}

async function announcedTopic(sns: SNSClient, sqs: SQSClient, name: string) {
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  await sns.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: 'sqs',
      Endpoint: Attributes?.QueueArn,
      Attributes: { RawMessageDelivery: 'true' },
    }),
  );
  return { topicArn: TopicArn, queueUrl: QueueUrl };
}

async function nextMessage(sqs: SQSClient, QueueUrl: string): Promise<Message | undefined> {
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10, MessageAttributeNames: ['All'] }),
  );
  return Messages?.[0];
}

async function removeBucket(s3: S3Client, Bucket: string): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  for (const { Key } of Contents) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
