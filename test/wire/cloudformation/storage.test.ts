import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetIdentityVerificationAttributesCommand, SESClient } from '@aws-sdk/client-ses';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../services/base/clock.ts';
import { silentLog } from '../../../services/base/log.ts';
import { openMailBox } from '../../../services/emulator/aws/mail-box/mail-box.ts';
import { openS3 } from '../../../services/emulator/aws/s3/service.ts';
import { openSes } from '../../../services/emulator/aws/ses/service.ts';
import { openSns } from '../../../services/emulator/aws/sns/service.ts';
import { openSqs } from '../../../services/emulator/aws/sqs/service.ts';
import {
  type Provisioned,
  type ProvisionOptions,
  provision,
} from '../../../services/emulator/cloudformation/provision.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';
import { fakeAws } from '../../unit/emulator/cloudformation/fake-aws.ts';

let dataDir: string;
let server: AwsEndpoint;
let result: Provisioned;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cloudformation-wire-'));
  server = await startAwsEndpoint({
    services: async ({ dispatcher }) => {
      const shared = { dataDir, dispatcher, log: silentLog, clock: systemClock };
      const mailBox = await openMailBox({ dataDir });
      const sqs = await openSqs(shared);
      const s3 = await openS3(shared);
      const sns = await openSns({ ...shared, mailBox, linkBase: () => '' });
      const ses = await openSes({ ...shared, mailBox });
      closing.push(s3.close, sqs.close, sns.close, ses.close);
      return [sqs.service, s3.service, sns.service, ses.service];
    },
  });
  result = await deploy();
});

afterAll(async () => {
  await server?.close();
  for (const close of closing) await close();
  await rm(dataDir, { recursive: true, force: true });
});

function deploy(changed: Partial<ProvisionOptions> = {}): Promise<Provisioned> {
  return provision({
    templatePath: 'infra/storage.yaml',
    stackName: 'support-bot-storage',
    parameters: { WithDomain: 'false' },
    dataDir,
    region: server.region,
    deps: { ...fakeAws().deps, dispatcher: server.dispatcher },
    ...changed,
  });
}

describe('storage.yaml on the local services', () => {
  it('is provisioned completely', () => {
    expect(result.problems).toEqual([]);
    expect(result.skipped).toEqual([]);
  });

  it('is unchanged the second time', async () => {
    const again = await deploy();

    expect(again.outputs).toEqual(result.outputs);
    expect(again.resources.filter(({ action }) => action !== 'unchanged')).toEqual([]);
  });

  it('sends uploads below documents/ to the queue, and no others', async () => {
    const s3 = new S3Client(server);
    const sqs = new SQSClient(server);
    const Bucket = result.outputs.DocumentsBucket;
    await s3.send(new PutObjectCommand({ Bucket, Key: 'reports/index.json', Body: '{}' }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'documents/a.html', Body: '<p>a' }));

    const keys: string[] = [];
    while (keys.length === 0) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: result.outputs.DocumentsQueueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 5,
        }),
      );
      const records = Messages.flatMap(({ Body = '' }) => JSON.parse(Body).Records ?? []);
      keys.push(
        ...records.map((record: { s3: { object: { key: string } } }) => record.s3.object.key),
      );
    }

    expect(keys).toEqual(['documents/a.html']);
  });

  it('keeps tickets and events for as long as its parameters say, and else for ever', async () => {
    const s3 = new S3Client(server);
    const daysOf = async (Bucket: string | undefined) => {
      const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
      const days = Rules.map(({ Prefix, Filter, Expiration }) => [
        Prefix ?? Filter?.Prefix,
        Expiration?.Days,
      ]);
      return Object.fromEntries(days);
    };
    const bounded = await deploy({
      stackName: 'bounded-storage',
      parameters: { WithDomain: 'false', TicketDays: '400', EventDays: '30' },
    });

    const kept = await daysOf(result.outputs.TicketsBucket);
    expect(kept).toMatchObject({ 'conversations/': 90 });
    for (const prefix of ['tickets/', 'attachments/', 'events/', 'figures/']) {
      expect(kept).not.toHaveProperty([prefix]);
    }
    expect(await daysOf(bounded.outputs.TicketsBucket)).toMatchObject({
      'conversations/': 90,
      'tickets/': 400,
      'attachments/': 400,
      'events/': 30,
      'figures/': 30,
    });
  });

  it('sets what stock clients read', async () => {
    const s3 = new S3Client(server);
    const Bucket = result.outputs.DocumentsBucket;

    const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
    expect(Status).toBe('Enabled');
    const { QueueConfigurations } = await s3.send(
      new GetBucketNotificationConfigurationCommand({ Bucket }),
    );
    expect(QueueConfigurations?.map(({ Events }) => Events)).toEqual([
      ['s3:ObjectCreated:*'],
      ['s3:ObjectRemoved:*'],
    ]);
    const { Attributes } = await new SQSClient(server).send(
      new GetQueueAttributesCommand({
        QueueUrl: result.outputs.DocumentsQueueUrl,
        AttributeNames: ['VisibilityTimeout', 'RedrivePolicy'],
      }),
    );
    expect(Attributes).toEqual({
      VisibilityTimeout: '360',
      RedrivePolicy: expect.stringContaining('DocumentsDeadLetterQueue'),
    });
    const topic = await new SNSClient(server).send(
      new GetTopicAttributesCommand({ TopicArn: result.outputs.NotificationsTopicArn }),
    );
    expect(topic.Attributes?.DisplayName).toBe('Support tickets');
    const { VerificationAttributes } = await new SESClient(server).send(
      new GetIdentityVerificationAttributesCommand({ Identities: ['example.edu'] }),
    );
    expect(VerificationAttributes?.['example.edu']?.VerificationStatus).toBe('Success');
  });

  it('shows a renamed queue after the next start, and sends uploads to it', async () => {
    const template = await readFile('infra/storage.yaml', 'utf8');
    const renamed = template.replace(
      /( {2}DocumentsQueue:[\s\S]*?Properties:\n)/,
      '$1      QueueName: uploads\n',
    );

    const { outputs, problems } = await deploy({ templateText: renamed });

    expect(problems).toEqual([]);
    expect(outputs.DocumentsQueueUrl).toBe(`${server.endpoint}/000000000000/uploads`);
    const { QueueConfigurations } = await new S3Client(server).send(
      new GetBucketNotificationConfigurationCommand({ Bucket: outputs.DocumentsBucket }),
    );
    expect(QueueConfigurations?.[0]?.QueueArn).toBe(
      `arn:aws:sqs:${server.region}:000000000000:uploads`,
    );
  });
});
