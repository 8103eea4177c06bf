import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type MailBox, openMailBox } from '../../services/aws/mail-box/mail-box.ts';
import { createS3 } from '../../services/aws/s3/service.ts';
import { createSes } from '../../services/aws/ses/service.ts';
import { createSns } from '../../services/aws/sns/service.ts';
import { createSqs } from '../../services/aws/sqs/service.ts';
import { silentLog } from '../../services/log.ts';
import { startFrontDoor } from './front-door.ts';

export interface TicketDoor {
  readonly s3: S3Client;
  readonly ses: SESClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly mailBox: MailBox;
  readonly bucket: string;
  readonly topicArn: string;
  /** Gets what the topic announces, raw. */
  readonly queueUrl: string;
  readonly mailFrom: string;
  close(): Promise<void>;
}

/** The services that a ticket passes, behind one front door, with a bucket, a verified sender and a topic. */
export async function startTicketDoor(): Promise<TicketDoor> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickets-'));
  const mailBox = await openMailBox({ dataDir });
  const closing: (() => Promise<void>)[] = [];
  const door = await startFrontDoor({
    services: async ({ dispatcher }) => {
      const linkBase = () => 'http://127.0.0.1/console/sns';
      const s3 = await createS3({ dataDir, dispatcher, log: silentLog });
      const sqs = await createSqs({ dataDir });
      const ses = await createSes({ dataDir, mailBox });
      const sns = await createSns({ dataDir, dispatcher, mailBox, linkBase, log: silentLog });
      closing.push(
        () => sns.close(),
        () => s3.close(),
        () => sqs.close(),
      );
      return [s3.service, sqs.service, ses.service, sns.service];
    },
  });
  const { endpoint, region, credentials } = door;
  const options = { endpoint, region, credentials };
  const clients = {
    s3: new S3Client(options),
    ses: new SESClient(options),
    sns: new SNSClient(options),
    sqs: new SQSClient(options),
  };
  const mailFrom = 'support-bot@example.edu';
  const bucket = 'tickets';
  await clients.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await clients.ses.send(new VerifyEmailIdentityCommand({ EmailAddress: mailFrom }));
  const { topicArn, queueUrl } = await announcedTopic(clients);
  return {
    ...clients,
    mailBox,
    bucket,
    topicArn,
    queueUrl,
    mailFrom,
    async close() {
      for (const client of Object.values(clients)) client.destroy();
      for (const close of closing) await close();
      await door.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function announcedTopic({ sns, sqs }: Pick<TicketDoor, 'sns' | 'sqs'>) {
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'notices' }));
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'notices' }));
  await sns.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: 'sqs',
      Endpoint: 'arn:aws:sqs:ca-central-1:000000000000:notices',
      Attributes: { RawMessageDelivery: 'true' },
    }),
  );
  return { topicArn: TopicArn, queueUrl: QueueUrl };
}
