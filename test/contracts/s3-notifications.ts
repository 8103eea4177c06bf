import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

interface EventRecord {
  readonly eventName: string;
  readonly eventSource: string;
  readonly awsRegion: string;
  readonly eventTime: string;
  readonly s3: {
    readonly configurationId: string;
    readonly bucket: { readonly name: string; readonly arn: string };
    readonly object: {
      readonly key: string;
      readonly size?: number;
      readonly eTag?: string;
      readonly sequencer: string;
    };
  };
}

export function describeNotifications(target: () => ContractTarget): void {
  describe('notifications to a queue', () => {
    const context = withBucket(target);
    let QueueUrl: string | undefined;
    let QueueArn: string | undefined;
    const receive = async (): Promise<Record<string, unknown>> => {
      const { sqs } = context();
      const { Messages } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }),
      );
      const { ReceiptHandle, Body = '{}' } = Messages?.[0] ?? {};
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      return JSON.parse(Body);
    };
    const nextEvent = async () => {
      const [record] = (await receive()).Records as EventRecord[];
      if (!record) throw new Error('The message holds no record.');
      return record;
    };
    const put = (Key: string) =>
      context().s3.send(new PutObjectCommand({ Bucket: context().bucket, Key, Body: 'hello' }));

    beforeAll(async () => {
      const { s3, sqs, bucket } = context();
      const QueueName = `events-${bucket.slice(-12)}`;
      ({ QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName })));
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
      );
      QueueArn = Attributes?.QueueArn;
      await s3.send(
        new PutBucketNotificationConfigurationCommand({
          Bucket: bucket,
          NotificationConfiguration: {
            QueueConfigurations: [
              {
                Id: 'pages',
                QueueArn,
                Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'],
                Filter: {
                  Key: {
                    FilterRules: [
                      { Name: 'prefix', Value: 'documents/' },
                      { Name: 'suffix', Value: '.html' },
                    ],
                  },
                },
              },
            ],
          },
        }),
      );
    });
    afterAll(() => context().sqs.send(new DeleteQueueCommand({ QueueUrl })));

    it('begin with a test event', async () => {
      expect(await receive()).toMatchObject({
        Service: 'Amazon S3',
        Event: 's3:TestEvent',
        Bucket: context().bucket,
      });
    });

    it('tell of a put', async () => {
      const { bucket } = context();
      const { ETag } = await put('documents/reset.html');

      const event = await nextEvent();

      expect(event.eventName).toBe('ObjectCreated:Put');
      expect(event.eventSource).toBe('aws:s3');
      expect(event.awsRegion).toBe(target().region);
      expect(Date.parse(event.eventTime)).toBeGreaterThan(Date.now() - 60_000);
      expect(event.s3.configurationId).toBe('pages');
      expect(event.s3.bucket).toMatchObject({ name: bucket, arn: `arn:aws:s3:::${bucket}` });
      expect(event.s3.object).toMatchObject({
        key: 'documents/reset.html',
        size: 5,
        eTag: ETag?.replaceAll('"', ''),
      });
      expect(event.s3.object.sequencer).toMatch(/^[0-9A-F]+$/);
    });

    it('encode keys like a form', async () => {
      await put('documents/reset my+password é.html');

      const { key } = (await nextEvent()).s3.object;

      expect(key).toBe('documents/reset+my%2Bpassword+%C3%A9.html');
    });

    it('are numbered in the order of the changes', async () => {
      await put('documents/twice.html');
      const first = await nextEvent();
      await put('documents/twice.html');
      const second = await nextEvent();

      expect(first.s3.object.sequencer < second.s3.object.sequencer).toBe(true);
    });

    it('leave out what the filter does not name', async () => {
      await put('documents/notes.txt');
      await put('reports/index.html');
      await put('documents/last.html');

      expect((await nextEvent()).s3.object.key).toBe('documents/last.html');
    });

    it('tell copies and removals apart', async () => {
      const { s3, bucket } = context();
      await s3.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: 'documents/copy.html',
          CopySource: `${bucket}/documents/last.html`,
        }),
      );
      const copied = await nextEvent();
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'documents/copy.html' }));
      const removed = await nextEvent();

      expect(copied.eventName).toBe('ObjectCreated:Copy');
      expect(removed.eventName).toBe('ObjectRemoved:Delete');
      expect(removed.s3.object.key).toBe('documents/copy.html');
    });

    it('are given back as they were configured', async () => {
      const { s3, bucket } = context();

      const { QueueConfigurations } = await s3.send(
        new GetBucketNotificationConfigurationCommand({ Bucket: bucket }),
      );

      expect(QueueConfigurations).toHaveLength(1);
      expect(QueueConfigurations?.[0]).toMatchObject({ Id: 'pages', QueueArn });
      expect(QueueConfigurations?.[0]?.Filter?.Key?.FilterRules).toHaveLength(2);
    });

    it('are refused for a queue that does not exist', async () => {
      const { s3, bucket } = context();
      const configure = new PutBucketNotificationConfigurationCommand({
        Bucket: bucket,
        NotificationConfiguration: {
          QueueConfigurations: [
            { QueueArn: `${QueueArn}-missing`, Events: ['s3:ObjectCreated:*'] },
          ],
        },
      });

      expect(await errorOf(s3.send(configure))).toStrictEqual({
        name: 'InvalidArgument',
        status: 400,
      });
    });
  });
}
